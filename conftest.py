"""pytest runs each lesson in a copy of its folder: the film that lesson 5 writes must not replace the one in git."""

import shutil
import tempfile

import nbval.plugin


class KernelInACopy(nbval.plugin.RunningKernel):
    """A kernel that works in a copy of a notebook's folder."""

    def __init__(self, kernel_name: str, cwd: str, **options: int):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        shutil.copytree(cwd, self.folder.name, dirs_exist_ok=True)
        super().__init__(kernel_name, cwd=self.folder.name, **options)

    def stop(self) -> None:
        super().stop()
        self.folder.cleanup()


nbval.plugin.RunningKernel = KernelInACopy  # nbval has no setting for the folder
