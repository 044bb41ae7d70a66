"""The exports of threads that can be read: one module a format, in the order they are tried."""

from auditor.inputs.threads import neutral
from auditor.inputs.threads.thread import FolderFormat, ThreadFormat

FORMATS: tuple[ThreadFormat, ...] = (neutral,)
FOLDER_FORMATS: tuple[FolderFormat, ...] = ()
