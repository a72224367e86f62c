from tests.findings.admin.conftest import desk, editor, quick_passwords

__all__ = ["desk", "editor", "quick_passwords"]
