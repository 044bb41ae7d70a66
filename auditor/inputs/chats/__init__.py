"""The assistants whose exports can be read: one module a format, in the order they are tried."""

from auditor.inputs.chats import chatgpt, claude, deepseek
from auditor.inputs.chats.chat import Format

FORMATS: tuple[Format, ...] = (chatgpt, claude, deepseek)
