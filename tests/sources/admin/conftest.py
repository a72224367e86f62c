from tests.findings.admin.conftest import complaints, desk, editor, opened

__all__ = ["complaints", "desk", "editor", "opened"]
