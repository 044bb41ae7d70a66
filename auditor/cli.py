"""Options in, exit code out. Parses, calls, exits; the commands are in `auditor.commands`.

Everything heavy is imported where it is used, so that `auditor --version` answers at once.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import NoReturn

import click

from auditor import __version__, console
from auditor.commands.cache import cache
from auditor.commands.check import check
from auditor.commands.ci import ci
from auditor.commands.configuring import config, configurable, explained
from auditor.commands.links import links
from auditor.commands.report import report
from auditor.commands.rules import rules
from auditor.commands.sources import sources
from auditor.commands.thread import thread
from auditor.errors import AuditorError, ExitCode

_EXAMPLES = """\b
Examples
  auditor check answer.txt            audit a saved answer
  auditor check --clipboard           audit what you just copied
  pbpaste | auditor check -           the same, through a pipe
  auditor ci docs README.md           the documents of a repository
  auditor links answer.txt            only what is cited, and where: no network
  auditor report run.json --output run.html     a saved report, for a browser
"""


def main() -> NoReturn:
    """The entry point. No traceback reaches the user for anything we know how to explain."""
    _stop_like_ctrl_c()
    try:
        code = cli.main(prog_name="auditor", standalone_mode=False)
    except AuditorError as error:
        console.complain(error.message, error.hint)
        code = error.exit_code
    except click.ClickException as error:
        console.complain(explained(error), f"Try “{_asked(error)} --help”.")
        code = ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        console.complain("interrupted")
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        console.leave_pipe()
        code = ExitCode.OK
    except OSError as error:
        console.complain(f"the output can't be written: {error.strerror or error}")
        code = ExitCode.AUDIT_FAILED
    except Exception as error:
        if "AUDITOR_TRACEBACK" in os.environ:
            raise
        console.complain(
            f"this is a bug in auditor: {error!r}",
            "Set AUDITOR_TRACEBACK=1 to see where, and please report it.",
        )
        code = ExitCode.AUDIT_FAILED
    sys.exit(int(code or 0))


def _asked(error: click.ClickException) -> str:
    """The command whose options were wrong."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return context.command_path if context else "auditor"


def _stop_like_ctrl_c() -> None:
    """SIGTERM and SIGHUP interrupt as Ctrl-C does, but where the caller ignores them (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        return
    console.told_to_stop.clear()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def _interrupt(signum: int, frame: object) -> NoReturn:
    """Being told to stop is an interruption: what was done is reported."""
    console.told_to_stop.set()
    raise KeyboardInterrupt


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXAMPLES)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Checks whether the pages an AI assistant cites really say what it claims.

    Three questions are answered for each citation, and never mixed: does the link lead to a page,
    does the page say what the claim says, and what kind of publisher is it. What could not be
    checked is said, with its reason.
    """


cli.add_command(check)
cli.add_command(thread)
cli.add_command(ci)
cli.add_command(links)
cli.add_command(report)
cli.add_command(rules)
cli.add_command(sources)
cli.add_command(cache)
cli.add_command(config)
configurable(cli, auditing=(check, thread, ci))
