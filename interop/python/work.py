"""Burns CPU under two labels and keeps memory, pushing with pyroscope-io: cpu and memory profiles."""

import json
import os
import threading
import time

import pyroscope

kept = []


def burn(seed):
    total = seed
    for i in range(200_000):
        total = (total * 31 + i) % 1_000_003  # hot
    return total


def keep(total):
    if len(kept) < 40:
        kept.append(bytearray(1 << 20))  # allocated


def work(controller, end):
    with pyroscope.tag_wrapper({"controller": controller}):
        i = 0
        while time.monotonic() < end:
            keep(burn(i))
            i += 1


def main():
    pyroscope.configure(
        application_name="interop-python",
        server_address=os.environ["INTEROP_ADDRESS"],
        basic_auth_username=os.environ["INTEROP_USER"],
        basic_auth_password=os.environ["INTEROP_PASSWORD"],
        tenant_id=os.environ["INTEROP_TENANT"],
        enable_logging=True,
        upload_interval=4,
        mem_enabled=True,
        tags={
            "service_repository": os.environ["INTEROP_REPOSITORY"],
            "service_git_ref": os.environ["INTEROP_COMMIT"],
            "service_root_path": "interop/python",
            "region": "eu-north",
        },
    )
    begin = time.monotonic()
    end = begin + int(os.environ["INTEROP_SECONDS"])
    threads = [threading.Thread(target=work, args=(controller, end)) for controller in ("slow", "fast")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    passed = time.monotonic() - begin
    pyroscope.shutdown()
    print(json.dumps({"wallSeconds": passed}))


main()
