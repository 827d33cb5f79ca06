"""What a notebook's process answers, rebuilt from what outputs may have: none of it is trusted."""

MOST_LEVELS = 50  # of lists and dicts in one another


def sanitized_outputs(reply: dict, kinds: set[str]) -> list[dict]:
    """The outputs in a reply, those of the given kinds, rebuilt from what they must have and nothing else."""
    outputs = reply.get("outputs")
    found = []
    for output in outputs if isinstance(outputs, list) else []:
        kind = output.get("output_type") if isinstance(output, dict) else None
        if kind == "execute_result" and kind not in kinds:
            kind = "display_data"
        if kind not in kinds:
            continue
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            found.append({"output_type": kind, "name": name, "text": _text(output.get("text"))})
        elif kind == "error":
            lines = output.get("traceback")
            found.append(
                {
                    "output_type": kind,
                    "ename": _text(output.get("ename")),
                    "evalue": _text(output.get("evalue")),
                    "traceback": sanitized_texts(lines),
                }
            )
        else:
            data, metadata = output.get("data"), output.get("metadata")
            found.append(
                {
                    "output_type": kind,
                    "data": _bundle(data),
                    "metadata": _plain(metadata) if isinstance(metadata, dict) else {},
                }
            )
    return found


def _bundle(data) -> dict:
    """MIME types with their texts; JSON ones may hold more."""
    return (
        {_text(key): _plain(value) if "json" in str(key) else _text(value) for key, value in data.items()}
        if isinstance(data, dict)
        else {}
    )


def _plain(value, levels: int = MOST_LEVELS):
    if isinstance(value, (dict, list)) and not levels:
        return "..."
    if isinstance(value, dict):
        return {_text(key): _plain(inner, levels - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, levels - 1) for inner in value]
    return _text(value) if isinstance(value, str) else value


def _text(value) -> str:
    """A text that can be written as UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def sanitized_texts(values) -> list[str]:
    return [_text(value) for value in values] if isinstance(values, list) else []
