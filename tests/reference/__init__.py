"""The same model as docs/odd.md, written the plain, slow, obvious way on Mesa. It shares no dynamics code with the package."""

from tests.reference.model import ReferenceModel

__all__ = ["ReferenceModel"]
