"""Plain values as YAML text that reads well: sections as blocks, each item on one line, texts exactly as they are."""

from __future__ import annotations

from typing import Any, Final

import yaml

_DUMPER: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ENDLESS: Final = 2**30


class _Dumper(_DUMPER):  # type: ignore[misc]
    """Writes no anchors, and quotes every text in which white space or unseen characters matter."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML hands it over
        return True


def _text(dumper: Any, text: str) -> yaml.ScalarNode:
    plain = text.isprintable() and text == text.strip()
    node: yaml.ScalarNode = dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style=None if plain else '"'
    )
    return node


_Dumper.add_representer(str, _text)


def yaml_text(data: dict[str, Any]) -> str:
    """``data``, a mapping of sections, as YAML text that ``yaml.safe_load`` reads back as the same values."""
    dumper = _Dumper("", allow_unicode=True, sort_keys=False)
    try:
        root = dumper.represent_data(data)
    finally:
        dumper.dispose()
    _lay_out(root)
    text: str = yaml.serialize(root, Dumper=_DUMPER, allow_unicode=True, width=_ENDLESS)
    return text


def _lay_out(root: yaml.MappingNode) -> None:
    root.flow_style = False
    for _, section in root.value:
        if isinstance(section, yaml.CollectionNode):
            items = isinstance(section, yaml.SequenceNode) and any(
                isinstance(each, yaml.MappingNode) for each in section.value
            )
            section.flow_style = not items or not section.value
            for item in section.value if items else ():
                _on_one_line(item)
            if not items:
                _on_one_line(section)


def _on_one_line(node: Any) -> None:
    if isinstance(node, yaml.CollectionNode):
        node.flow_style = True
        for each in node.value:
            for part in each if isinstance(each, tuple) else (each,):
                _on_one_line(part)
