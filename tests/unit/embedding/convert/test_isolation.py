"""What the conversion's process may not do is refused, whoever tries."""

from __future__ import annotations

import subprocess
import sys

import pytest

from heirloom.embedding.convert.isolation import offline_environment

TRIES = {
    "socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "name": "import socket; socket.getaddrinfo('localhost', 80)",
    "pickle": "import pickle; pickle.loads(b'cos\\nsystem\\n.')",
    "program": "import subprocess; subprocess.run(['true'])",
    "shell": "import os; os.system('true')",
}


@pytest.mark.parametrize("what", TRIES)
def test_it_is_refused(what: str) -> None:
    program = f"""
from heirloom.embedding.convert.isolation import Refused, isolate
isolate()
try:
    {TRIES[what]}
except Refused as error:
    print("refused", error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("refused")


def test_the_environment_is_offline_and_holds_no_token() -> None:
    environment = offline_environment({"HF_TOKEN": "secret", "PATH": "/bin", "HF_HUB_OFFLINE": "0"}, "cache")
    assert environment["HF_HUB_OFFLINE"] == "1"
    assert environment["PATH"] == "/bin"
    assert environment["HF_HOME"] == "cache"
    assert "secret" not in environment.values()


def test_the_environment_does_not_tell_where_vault_and_passphrase_lie() -> None:
    ours = {"HEIRLOOM_PASSPHRASE_FILE": "/home/me/secret", "HEIRLOOM_VAULT": "/home/me/Family", "PATH": "/bin"}
    environment = offline_environment(ours, "cache")
    assert not [name for name in environment if name.startswith("HEIRLOOM_")]
    assert environment["PATH"] == "/bin"
