"""What a text offers to be excerpted: quotations with their speakers, statistics, themes, parties. Proposals only."""
