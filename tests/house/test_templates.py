"""Every template compiles, speaks through the catalogues, and keeps to the content policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes

from tracker.gate.bundles import BUNDLES
from tracker.pages import words

HOME = Path(__file__).resolve().parents[2]
TEMPLATES = HOME / "templates"
STATIC = HOME / "static"
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = [name for name in ALL if name.startswith("components/")]

HAN = re.compile(r"[\u3400-\u9fff]")
TRANSLATED = {"_", "gettext", "ngettext", "N_"}
INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|hx-on|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"""(?:src|href|action|data)\s*=\s*["'](?:https?:)?//|@import|url\(\s*["']?(?:https?:)?//""", re.IGNORECASE
)
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:?!]|[\u3400-\u9fff]\(|\)[\u3400-\u9fff]")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


@pytest.fixture(scope="module")
def environment() -> Environment:
    """Templates as the gate reads them."""
    app = Flask(__name__, template_folder=str(TEMPLATES))
    app.jinja_env.undefined = StrictUndefined
    Babel(app)
    words.init_app(app)
    return app.jinja_env


def source_of(name: str) -> str:
    """A template's text without its comments."""
    return COMMENT.sub("", (TEMPLATES / name).read_text("utf-8"))


def texts(node: nodes.Node, *, inside: bool = False) -> list[tuple[str, bool]]:
    """Each piece of text in a template, and whether it goes through the catalogues."""
    if isinstance(node, nodes.TemplateData):
        return [(node.data, inside)]
    if isinstance(node, nodes.Const):
        return [(str(node.value), inside)]
    translates = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATED
    return [text for child in node.iter_child_nodes() for text in texts(child, inside=inside or translates)]


@pytest.mark.parametrize("name", ALL)
def test_every_template_compiles(environment: Environment, name: str) -> None:
    try:
        environment.get_template(name)
    except TemplateSyntaxError as error:  # say where, not only that
        pytest.fail(f"{name}:{error.lineno}: {error.message}")


@pytest.mark.parametrize("name", ALL)
def test_every_chinese_word_goes_through_the_catalogues(environment: Environment, name: str) -> None:
    tree = environment.parse((TEMPLATES / name).read_text("utf-8"))
    bare = [text.strip() for text, translated in texts(tree) if HAN.search(text) and not translated]
    assert not bare, f"wrap these in {{{{ _('…') }}}}: {bare}"


@pytest.mark.parametrize("name", ALL)
def test_chinese_sentences_use_full_width_punctuation(environment: Environment, name: str) -> None:
    tree = environment.parse((TEMPLATES / name).read_text("utf-8"))
    narrow = [text for text, _ in texts(tree) if HALF_WIDTH.search(text)]
    assert not narrow, f"write ，；：？！（） between Chinese words: {narrow}"


@pytest.mark.parametrize("name", ALL)
def test_nothing_inline_that_the_content_policy_refuses(name: str) -> None:
    found = INLINE.findall(source_of(name))
    assert not found, f"{found}: move it to static/css or static/js"


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_loaded_from_another_host(name: str) -> None:
    assert not ELSEWHERE.findall(source_of(name))


@pytest.mark.parametrize("name", ALL)
def test_every_template_says_in_its_first_line_what_it_is(name: str) -> None:
    assert (TEMPLATES / name).read_text("utf-8").startswith("{# "), "begin with {# what this is #}"


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_one_macro_named_as_its_file(environment: Environment, name: str) -> None:
    tree = environment.parse((TEMPLATES / name).read_text("utf-8"))
    assert [macro.name for macro in tree.find_all(nodes.Macro)] == [Path(name).stem]


@pytest.mark.parametrize(
    "sheet", sorted(path.relative_to(STATIC / "css").as_posix() for path in STATIC.glob("css/**/*.css"))
)
def test_every_style_sheet_is_loaded_and_explains_itself(sheet: str) -> None:
    text = (STATIC / "css" / sheet).read_text("utf-8")
    assert text.startswith("/* "), "begin with /* what this is */"
    assert not ELSEWHERE.findall(text)
    assert STATIC / "css" / sheet in BUNDLES["site.css"].parts


@pytest.mark.parametrize("script", sorted(path.name for path in (STATIC / "js").glob("*.js")))
def test_every_script_is_loaded_explains_itself_and_needs_no_eval(script: str) -> None:
    text = (STATIC / "js" / script).read_text("utf-8")
    assert text.startswith("// "), "begin with // what this is"
    assert not re.search(r"\beval\(|new Function|\.style\.cssText|setAttribute\(.style", text)
    assert STATIC / "js" / script in BUNDLES["site.js"].parts or f"js/{script}" in source_of("layouts/base.html")
