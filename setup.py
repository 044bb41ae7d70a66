"""The one build step setup.cfg can't say: the wheel carries the top-level sources.yaml."""

from pathlib import Path
from shutil import rmtree

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithSources(build_py):
    """Copies sources.yaml into the package as it is built; in a checkout it stays on top."""

    def run(self) -> None:
        if not self.editable_mode:
            # Modules deleted since an earlier build must not go into the wheel.
            rmtree(Path(self.build_lib) / "auditor", ignore_errors=True)
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / "auditor" / "sources.yaml"
            self.copy_file("sources.yaml", str(target))


setup(cmdclass={"build_py": BuildWithSources})
