"""Our search beside two dedicated engines, on the same findings and questions, in the same run."""
