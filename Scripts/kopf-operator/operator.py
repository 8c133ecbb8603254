"""An operator of Widgets: what it does shows in the objects, where check-kopf looks for it."""
import asyncio

import kopf


@kopf.on.startup()
def configure(settings: kopf.OperatorSettings, **_):
    settings.posting.enabled = True
    settings.watching.server_timeout = 20
    settings.persistence.finalizer = "example.com/kopf"


@kopf.on.create("example.com", "v1", "widgets")
async def create(spec, patch, memo, **_):
    """The result becomes a member of the status, beside what is written to it by hand."""
    patch.status["phase"] = "Ready"
    patch.metadata.annotations["example.com/size"] = str(spec["size"])
    return {"size": spec["size"]}


@kopf.on.create("example.com", "v1", "widgets", field="spec.flaky", value=True)
async def retry(retry, **_):
    if retry < 2:
        raise kopf.TemporaryError(f"attempt {retry}", delay=0.3)
    return {"attempts": retry + 1}


@kopf.on.create("example.com", "v1", "widgets", field="spec.broken", value=True)
async def give_up(**_):
    raise kopf.PermanentError("nothing helps")


@kopf.on.update("example.com", "v1", "widgets")
async def update(diff, body, **_):
    kopf.info(body, reason="Resized", message="It has another size.")
    return {"changed": [".".join(path) for _, path, *_ in diff]}


@kopf.on.field("example.com", "v1", "widgets", field="metadata.labels.tier")
async def tier(old, new, **_):
    return f"{old} -> {new}"


@kopf.on.delete("example.com", "v1", "widgets")
async def delete(body, retry, **_):
    """The finalizer holds the object until this has ended well."""
    if retry < 1:
        raise kopf.TemporaryError("not yet", delay=0.5)
    kopf.event(body, type="Normal", reason="TornDown", message="It is torn down.")


@kopf.on.resume("example.com", "v1", "widgets")
async def resume(patch, **_):
    patch.status["resumed"] = True


@kopf.timer("example.com", "v1", "widgets", interval=0.5)
async def tick(patch, status, **_):
    patch.status["ticks"] = status.get("ticks", 0) + 1 if status.get("ticks", 0) < 3 else 3


@kopf.daemon("example.com", "v1", "widgets", cancellation_timeout=1.0)
async def guard(stopped, patch, **_):
    patch.status["guarded"] = True
    await stopped.wait()


@kopf.index("pods", labels={"app": "web"})
async def web_pods(name, namespace, **_):
    return {namespace: name}


@kopf.on.event("pods", labels={"app": "web"})
async def count(type, body, patch, web_pods: kopf.Index, namespace, **_):
    if type != "DELETED" and body.metadata.annotations.get("example.com/seen") is None:
        patch.metadata.annotations["example.com/seen"] = ",".join(sorted(web_pods.get(namespace, [])))


@kopf.on.create("pods", labels={"app": "db"})
async def adopt(patch, **_):
    """Pods get a finalizer for nothing but the handlers below."""
    patch.metadata.labels["example.com/adopted"] = "true"


@kopf.on.delete("pods", labels={"app": "db"})
async def release(body, **_):
    kopf.event(body, type="Warning", reason="Released", message="The pod goes.")
    await asyncio.sleep(0)
