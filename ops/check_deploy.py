#!/usr/bin/env python3
"""Our own rules for what deploys Dripline; see ops/check-deploy.

    check_deploy.py dockerfile | compose
    check_deploy.py keda | kubernetes FILE...
"""
import pathlib
import re
import sys

root = pathlib.Path(__file__).parent.parent
problems = []


def expect(condition, text):
    if not condition:
        problems.append(text)


def documents(paths):
    import yaml

    for path in paths:
        for document in yaml.safe_load_all(pathlib.Path(path).read_text()):
            if document:
                yield document


def dockerfile():
    """What is built against is installed to build, and has its library to run."""
    text = (root / "ops/Dockerfile").read_text()
    build, run = text.split("\nFROM ")[-2:]
    manifest = (root / "Package.swift").read_text()
    # Libraries without pkg-config are named in comments and linker settings.
    needed = set(re.findall(r'system\("\w+", "[^"]+", "([^"]+)"\)', manifest)) | {"libre2-dev", "libgoogle-perftools-dev"}
    for package in sorted(needed):
        expect(re.search(rf"\b{re.escape(package)}\b", build), f"the image is built without {package}")
        stem = {"libgoogle-perftools-dev": "libtcmalloc-minimal", "libyaml-dev": "libyaml-0", "libpq-dev": "libpq",
                "librdkafka-dev": "librdkafka", "libzstd-dev": "libzstd"}.get(package, package[: -len("-dev")])
        expect(re.search(rf"\b{re.escape(stem)}[-0-9]*\b", run), f"the image runs without the library of {package}")
    version = re.search(r'static let version = "([^"]+)"', (root / "Sources/dripline/Interface/Program.swift").read_text())
    expect(f'version="{version.group(1)}"' in text, f"the image's label is not version {version.group(1)}")


def compose():
    file = next(documents([root / "docker-compose.yml"]))
    services = file["services"]
    for name, service in services.items():
        image = service.get("image", "")
        expect(re.search(r":[\w.-]+$", image) and not image.endswith(":latest"), f"{name}: {image} names no version")
        for dependency in service.get("depends_on", {}):
            expect(dependency in services, f"{name} waits for {dependency}, which is not there")
        if image.startswith("dripline:"):
            expect(service.get("read_only") and service.get("cap_drop") == ["ALL"] and service.get("init"),
                   f"{name} is not closed in")
        for secret in service.get("secrets", []):
            expect(secret in file["secrets"], f"{name}: no secret {secret}")
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            expect((root / source).exists() if source.startswith("./") else source in file["volumes"],
                   f"{name}: no volume or file {source}")
        for port in service.get("ports", []):
            expect(port.startswith("127.0.0.1:"), f"{name}: {port} is open to everybody")
    names = [s["environment"]["DRIPLINE_NAME"] for n, s in services.items() if n.startswith("worker")]
    expect(len(set(names)) == len(names), "two workers have one name")


def keda(paths):
    from cloudcoil.models.keda import v1alpha1

    found = 0
    for document in documents(paths):
        if not document["apiVersion"].startswith("keda.sh/"):
            continue
        found += 1
        getattr(v1alpha1, document["kind"]).model_validate(document)
        if document["kind"] == "ScaledObject":
            spec = document["spec"]
            partitions = int(re.search(r"factPartitions = (\d+)", "".join(
                p.read_text() for p in (root / "Sources/Contract/Topics").glob("*.swift"))).group(1))
            expect(spec["minReplicaCount"] >= 1, "scaled to nothing, the clock would stand")
            expect(spec["maxReplicaCount"] <= partitions, f"more workers than partitions ({partitions})")
    expect(found == 2, f"{found} objects of KEDA, not 2")


def kubernetes(paths):
    everything = list(documents(paths))
    kinds = {}
    for document in everything:
        kinds.setdefault(document["kind"], {})[document["metadata"]["name"]] = document
    labels = []
    for kind in ("StatefulSet", "Deployment", "Job"):
        for name, document in kinds.get(kind, {}).items():
            pod = document["spec"]["template"]["spec"]
            labels.append(document["spec"]["template"]["metadata"]["labels"])
            context = pod["securityContext"]
            expect(context.get("runAsNonRoot") and context["seccompProfile"]["type"] == "RuntimeDefault", f"{name}: may be root")
            expect(pod.get("automountServiceAccountToken") is False, f"{name}: has a token for Kubernetes")
            for container in pod["containers"]:
                own = container["securityContext"]
                expect(own["readOnlyRootFilesystem"] and not own["allowPrivilegeEscalation"]
                       and own["capabilities"]["drop"] == ["ALL"], f"{name}: is not closed in")
                expect("memory" in container["resources"]["limits"] and "cpu" in container["resources"]["requests"],
                       f"{name}: no bounds")
                expect(kind == "Job" or "livenessProbe" in container, f"{name}: no liveness")
                ports = {port["name"] for port in container.get("ports", [])}
                for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
                    if probe in container:
                        expect(container[probe]["httpGet"]["port"] in ports, f"{name}: {probe} asks at no port")
                mounted = {mount["name"] for mount in container.get("volumeMounts", [])}
                expect(mounted == {volume["name"] for volume in pod.get("volumes", [])}, f"{name}: volumes and mounts differ")
                for each in container.get("env", []):
                    path = each.get("value", "")
                    if path.startswith("/etc/dripline/"):
                        expect(any(path.startswith(m["mountPath"] + "/") for m in container["volumeMounts"]),
                               f"{name}: nothing is mounted at {path}")
                verb = container["args"][0]
                verbs = "".join(p.read_text() for p in (root / "Sources/dripline/Verbs").glob("*.swift"))
                if f'words: ["{verb}"' not in verbs:
                    print(f"{name}: this program has no verb {verb} yet")
    for kind in ("Service", "PodDisruptionBudget", "NetworkPolicy"):
        for name, document in kinds.get(kind, {}).items():
            spec = document["spec"]
            selector = spec.get("podSelector") or spec["selector"]
            wanted = selector.get("matchLabels", selector) if kind != "Service" else selector
            expect(any(wanted.items() <= each.items() for each in labels), f"{kind} {name} selects nothing")
    for name, budget in kinds.get("PodDisruptionBudget", {}).items():
        expect(name in kinds.get("StatefulSet", {}) or name in kinds.get("Deployment", {}), f"budget {name} of nobody")


{"dockerfile": dockerfile, "compose": compose, "keda": keda, "kubernetes": kubernetes}[sys.argv[1]](
    *([sys.argv[2:]] if len(sys.argv) > 2 else []))
for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
