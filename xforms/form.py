"""A loaded form: what the author wrote, checked and compiled, never changed by filling it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from . import limits
from .body import BodyReader, find_repeats
from .choicenames import check_choice_names
from .definition import Action, Control, Items, Path, Repeat
from .dependencies import questions_behind
from .errors import FormError, FormErrors
from .graph import Graph, build_graph, text_expressions
from .itext import Itext, plain_texts, read_itext
from .model import find_item, is_template, read_actions, read_bind, read_items, resolve
from .reading import Reader, child, children, local
from .secondary import Instances, read_secondary
from .tree import ELEMENT, Node
from .wording import wording
from .xml import XMLRefused, parse_xml, to_tree


class Form:
    """An XForm, immutable once loaded; any number of sessions may share it.

    ``id``, ``version`` and ``title`` are the author's ('' when missing). ``languages`` is empty for a form
    without translations; ``default_language`` is then None.
    """

    __slots__ = ("_sources", "actions", "controls", "default_language", "errors", "graph", "id", "instances",
                 "items", "itext", "languages", "missing_instances", "namespace", "reader", "root", "title", "version")

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str | None
    items: Items
    controls: list[Control]
    actions: list[Action]
    instances: Instances
    itext: Itext
    graph: Graph
    root: Node
    namespace: str
    missing_instances: tuple[str, ...]
    reader: Reader

    @classmethod
    def load(cls, xml: bytes | BinaryIO, *, media: Mapping[str, bytes] | None = None) -> Form:
        """Parse and compile an XForm. ``media``: external instances by file name (``towns.csv``, ``towns.xml``).

        Raises FormErrors with every fault found; hostile XML is refused in bounded time and memory. A file is read
        no further than a form may be long.
        """
        try:
            document = parse_xml(xml)
        except XMLRefused as error:
            raise FormErrors([FormError("/", "xml", 0, str(error))]) from error
        form = _Loader(cls(), document, media or {}).load()
        if form.reader.errors:
            raise FormErrors(form.reader.errors)
        return form

    def source(self, ref: str) -> Mapping[str, str]:
        """The author's expressions at a ref, by attribute: ``{"relevant": "../age > 60"}``."""
        path = resolve(ref, ()) or ()
        item = find_item(path, self.items)
        if item is None:
            return {}
        named = {name: getattr(item, name)
                 for name in ("relevant", "required", "readonly", "constraint", "calculate")}
        return {name: made.source for name, made in named.items() if made is not None}

    def behind(self, ref: str) -> frozenset[str]:
        """Refs of the questions that decide whether `ref` is relevant; of a repeat without position."""
        return questions_behind(self.items, self.graph, resolve(ref, ()) or ())

    def holds(self, ref: str) -> bool:
        """Whether an answer can stand at a ref: the form has it, and it has no parts of its own."""
        item = find_item(tuple(step.partition("[")[0] for step in ref.split("/")[1:]), self.items)
        return item is not None and item.leaf

    @property
    def questions(self) -> tuple[str, ...]:
        """Refs of everything that can be asked, relevant or not; within a repeat without position."""
        return tuple(item.ref for item in self.items.values() if item.control is not None and item.leaf)

    def wording(self, ref: str) -> tuple[str, str, str]:
        """Control, type and label as written: equal where two forms ask the very same thing."""
        item = find_item(resolve(ref, ()) or (), self.items)
        return ("", "", "") if item is None else wording(item, self.itext)

    def texts(self, language: str | None) -> Mapping[str, str]:
        """Every text of a language by its id, as it is shown; those with a value inside are left out."""
        return plain_texts(self.itext, language)

    def is_repeated(self, ref: str) -> bool:
        """Whether a ref lies within a repeat."""
        item = find_item(resolve(ref, ()) or (), self.items)
        while item is not None and item.repeat is None:
            item = item.parent
        return item is not None


class _Loader:
    def __init__(self, form: Form, document: Any, media: Mapping[str, bytes]) -> None:
        self.form = form
        self.document = document
        self.media = media
        self.reader = form.reader = Reader()

    def load(self) -> Form:
        form, reader = self.form, self.reader
        head, body = child(self.document, "head"), child(self.document, "body")
        model = None if head is None else child(head, "model")
        primary = None if model is None else self._primary(model)
        if model is None or body is None or primary is None:
            reader.fault("/", "xml", "not an XForm: it needs a head with a model and an instance, and a body")
            return form
        title = child(head, "title")
        form.title = "" if title is None else (title.text or "").strip()
        form.root = root = to_tree(primary, keep_blank=False)
        form.namespace = primary.tag[1:].partition("}")[0] if primary.tag[0] == "{" else ""
        form.id = root.attribute("id") or form.namespace
        form.version = root.attribute("version") or ""
        form.items = read_items(root)
        self._read_model(model, body)
        return form

    def _primary(self, model: Any) -> Any:
        instances = children(model, "instance")
        return next((one for one in instances[0] if local(one)), None) if instances else None

    def _read_model(self, model: Any, body: Any) -> None:
        form, reader = self.form, self.reader
        form.itext = read_itext(child(model, "itext"), local)
        form.languages, form.default_language = form.itext.languages, form.itext.default
        if len(form.languages) > limits.LANGUAGES:
            reader.fault("/", "itext", f"more than {limits.LANGUAGES} languages")
            form.itext = Itext()
        binds = self._bind_ids(model)
        self._mark_repeats(find_repeats(body, binds))
        form.instances = self._secondary(model)
        base = (form.root.name,)
        for bind in children(model, "bind"):
            read_bind(bind, form.items, reader, base)
        self._check_submission(model)
        body_reader = BodyReader(form.items, binds, reader, form.instances)
        form.controls = body_reader.read(body, base)
        form.actions = read_actions(model, base, None, form.items, reader, binds) + body_reader.actions
        form.actions += read_actions(body, base, None, form.items, reader, binds)
        check_choice_names(form.items, reader)
        self._look_through_texts()
        form.graph = build_graph(form.items.values(), form.itext, reader)

    def _look_through_texts(self) -> None:
        """Messages and choices are said while a form is filled; what cannot be said must be seen now."""
        for item in self.form.items.values():
            choices = item.control.choices if item.control else ()
            for source in (item.constraint_message, item.required_message, *(one.label for one in choices)):
                text_expressions(source, item.path, self.form.itext, self.reader)

    def _check_submission(self, model: Any) -> None:
        submission = child(model, "submission")
        method = None if submission is None else submission.get("method")
        if method is not None and method not in ("post", "form-data-post"):
            self.reader.fault("/", "submission", f"unknown method {method!r}")

    def _bind_ids(self, model: Any) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for bind in children(model, "bind"):
            path = resolve(bind.get("nodeset") or "", (self.form.root.name,))
            if bind.get("id") and path:
                found[bind.get("id")] = path
        return found

    def _mark_repeats(self, paths: list[Path]) -> None:
        repeats: list[Path] = []
        samples = self.form.items.samples
        for path in paths:
            item = find_item(path, self.form.items)
            if item is None:
                self.reader.fault("/" + "/".join(path), "repeat", "a repeat over a node the form does not have")
                continue
            repeats.append(item.path)
            sample = samples[item.path]
            item.repeat = Repeat(sample if is_template(sample) else _emptied(sample))
        self.reader.repeats = frozenset(repeats)
        _mark_templates(self.form.root)

    def _secondary(self, model: Any) -> Instances:
        found: dict[str, Callable[[], Node]] = {}
        missing: list[str] = []
        for element in children(model, "instance")[1:]:
            name = element.get("id")
            read = read_secondary(element, self.media, self.reader)
            if read is not None and name:
                found[name] = read
            elif name:
                missing.append(name)
        self.form.missing_instances = tuple(missing)
        return Instances(found)


def _emptied(node: Node) -> Node:
    """A copy of an element with names and attributes only: rows without a template are added blank."""
    copy = Node(ELEMENT, node.name, uri=node.uri)
    for attribute in node.attributes:
        copy.set_attribute(attribute.name, attribute.text, attribute.uri)
    for one in node.children:
        if one.kind == ELEMENT:
            copy.append(_emptied(one)).template = is_template(one)
    return copy


def _mark_templates(root: Node) -> None:
    stack = [root]
    while stack:
        node = stack.pop()
        node.template = is_template(node)
        stack.extend(node.children)
