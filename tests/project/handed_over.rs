//! What other files make and hand over: objects with sums, memory and equality of
//! their own.

use super::*;

/// What a rule finds in a project of two files, of which one is asked about.
fn beside(rule: &str, user: &str, other: &str) -> Vec<String> {
    let files = [("setup.py", ""), ("other.py", other), ("user.py", user)];
    findings(rule, &files, &["."])
}

#[test]
fn sums_of_its_own_are_looked_for_in_the_modules_that_a_file_imports() {
    let tags = "class Tag(str):\n    def __radd__(self, other):\n        return Tag(other)\n\n\n\
                def escape(text):\n    return Tag(text)\n";
    let render = |import: &str| {
        format!(
            "{import}\n\n\ndef render(rows):\n    html = ''\n    for row in rows:\n        \
             html += escape(row)\n    return html\n"
        )
    };
    let reason = |import: &str| {
        let user = render(import);
        let files = [
            ("setup.py", ""),
            (
                "pkg/__init__.py",
                "\"\"\"Of which `tags` is a part.\"\"\"\n",
            ),
            ("pkg/tags.py", tags),
            ("pkg/other.py", "def escape(text):\n    return text\n"),
            ("pkg/string.py", tags),
            ("pkg/through.py", "from .tags import escape\n"),
            ("pkg/all.py", "from pkg.tags import *\n"),
            (
                "pkg/deep/__init__.py",
                "def escape(text):\n    return text\n",
            ),
            ("pkg/deep/pair.py", tags),
            ("pkg/shown/__init__.py", "from .tags import escape\n"),
            ("pkg/shown/tags.py", "def escape(text):\n    return text\n"),
            ("pkg/lower/__init__.py", "from ..tags import escape\n"),
            (
                "pkg/lazy.py",
                "class Lazy(UserString):\n    pass\n\n\nescape = Lazy\n",
            ),
            (
                "pkg/moved.py",
                "from collections import UserString\n\n\ndef escape(text):\n    return text\n",
            ),
            ("pkg/pieces/__init__.py", "from .text import escape\n"),
            ("pkg/pieces/text.py", tags),
            (
                "pkg/sums/__init__.py",
                "def escape(text):\n    return text\n",
            ),
            ("pkg/sums/text.py", tags),
            ("pkg/user.py", user.as_str()),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR401", "."],
        )
    };
    assert_eq!(reason("from .tags import escape"), ["pkg/user.py: markup"]);
    assert_eq!(
        reason("from pkg.tags import escape"),
        ["pkg/user.py: markup"]
    );
    assert_eq!(reason("from .other import escape"), ["pkg/user.py: safe"]);
    // What is spelled alike is not what is imported.
    let spelled = "from .other import escape\n\ntags = escape('tags')\nprint(tags.pair)";
    assert_eq!(reason(spelled), ["pkg/user.py: safe"]);
    for import in [
        "import pkg.tags\nescape = pkg.tags.escape",
        "import pkg as p\nescape = p.tags.escape",
        "from . import tags\nescape = tags.escape",
        "from pkg import tags as t\nescape = t.escape",
        "from .tags import *",
        "from . import *\nescape = tags.escape",
        "def escape(text):\n    from .tags import escape\n    return escape(text)",
        "from .through import escape",
        "from .all import escape",
        "from .lower import escape",
        "from pkg import lower\nescape = lower.escape",
        "from pkg.deep import pair\nescape = pair.escape",
        "import pkg.deep\nescape = pkg.deep.pair.escape",
        "from string import escape",
    ] {
        assert_eq!(reason(import), ["pkg/user.py: markup"], "{import}");
    }
    for import in [
        "from .shown import escape",
        "from pkg import deep\nescape = deep.escape",
        "from collections import escape",
    ] {
        assert_eq!(reason(import), ["pkg/user.py: safe"], "{import}");
    }
    // What a library makes is not known.
    assert_eq!(
        reason("from tagsoup import escape"),
        ["pkg/user.py: own-addition"]
    );
    assert_eq!(
        reason("from pkg.other import escape"),
        ["pkg/user.py: safe"]
    );
    assert_eq!(
        reason("from pkg.lazy import escape"),
        ["pkg/user.py: markup"]
    );
    assert_eq!(
        reason("from pkg.moved import escape"),
        ["pkg/user.py: safe"]
    );
    // A package that has it from one of its modules.
    assert_eq!(
        reason("from .pieces import escape"),
        ["pkg/user.py: markup"]
    );
    assert_eq!(reason("from .sums import escape"), ["pkg/user.py: safe"]);
}

#[test]
fn buffers_are_looked_for_in_the_modules_that_a_file_names() {
    let refilled = "class Reader:\n    def __init__(self, f):\n        self.f = f\n        \
                    self.buf = bytearray(4)\n\n    def block(self):\n        \
                    n = self.f.readinto(self.buf)\n        return self.buf[:n]\n";
    let plain = "class Reader:\n    def __init__(self, f):\n        self.f = f\n\n    \
                 def block(self):\n        return self.f.read(4)\n";
    let reason = |module: &str, start: &str| {
        let user = format!(
            "from reader import Reader\n\n\ndef load(f):\n    r = Reader(f)\n    data = {start}\n    \
             while True:\n        block = r.block()\n        if not block:\n            break\n        \
             data += block\n    return data\n"
        );
        let files = [
            ("setup.py", ""),
            ("reader.py", module),
            ("user.py", user.as_str()),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR401", "."],
        )
    };
    assert_eq!(reason(refilled, "b''"), ["user.py: mutable-buffer"]);
    assert_eq!(reason(refilled, "''"), ["user.py: safe"]);
    let structure = "import ctypes\n\nclass Reader(ctypes.Structure):\n    pass\n";
    assert_eq!(reason(structure, "b''"), ["user.py: mutable-buffer"]);
    assert_eq!(reason(plain, "b''"), ["user.py: safe"]);
}

#[test]
fn a_piece_may_be_handed_over_by_who_calls() {
    let reason = |start: &str, piece: &str, other: &str| {
        let user = format!(
            "def render(piece):\n    return piece.render()\n\n\ndef load(pieces):\n    data = {start}\n    for piece in pieces:\n        \
             data += {piece}\n    return data\n"
        );
        beside("NR401", &user, other)
    };
    let (safe, own) = (["user.py: safe"], ["user.py: own-addition"]);
    let lazy = "import user\n\n\nclass Lazy:\n    def __radd__(self, other):\n        \
                return other + str(self)\n\n\nprint(user.load([Lazy()]))\n";
    assert_eq!(reason("''", "piece", lazy), own);
    assert_eq!(reason("''", "piece['title']", lazy), own);
    assert_eq!(reason("''", "f'{piece}\\n'", lazy), safe);
    assert_eq!(reason("''", "render(piece)", lazy), safe);
    let number = lazy.replace("str(self)", "self.value");
    assert_eq!(reason("''", "piece", &number), safe);
    let translated = "from django.utils.translation import gettext_lazy\n";
    assert_eq!(reason("''", "piece.label", translated), own);
    let refilled = "import user\n\n\ndef chunks(f):\n    buf = bytearray(4)\n    \
                    while f.readinto(buf):\n        yield buf\n\n\n\
                    print(user.load(chunks(open('a', 'rb'))))\n";
    assert_eq!(
        reason("b''", "piece", refilled),
        ["user.py: mutable-buffer"]
    );
    assert_eq!(reason("b''", "render(piece)", refilled), safe);
    let named = "''\n        line = render(piece)\n        data += line";
    assert_eq!(reason("''", named, lazy), safe);
    // Nothing in the file binds it: a framework does.
    assert_eq!(reason("''", "T(piece)", ""), own);
}

#[test]
fn markup_and_proxies_are_made_by_functions_of_other_modules() {
    let reason = |import: &str, piece: &str, other: &str| {
        let user = format!(
            "{import}\n\n\ndef nav(pages):\n    html = ''\n    for page in pages:\n        \
             html += {piece}\n    return html\n"
        );
        let files = [
            ("setup.py", ""),
            ("other.py", other),
            ("plain.py", "def link(page):\n    return page\n"),
            ("user.py", user.as_str()),
        ];
        findings("NR401", &files, &["."])
    };
    let (safe, markup) = (["user.py: safe"], ["user.py: markup"]);
    let own = ["user.py: own-addition"];
    let links = "from flask import Markup\n\n\ndef link(page):\n    \
                 return Markup('<a>%s</a>') % page\n";
    let proxy = "from werkzeug.local import LocalProxy\n\nuser = LocalProxy(find)\n";
    let lazy = "from flask_babel import lazy_gettext\n\n\ndef label(page):\n    \
                return lazy_gettext(page)\n";
    let helpers = "from webhelpers.html.tags import link_to\n";
    for (import, piece, other) in [
        ("from other import link", "link(page)", links),
        ("import other", "other.link(page)", links),
        ("from other import user", "user", proxy),
        ("from other import label", "label(page)", lazy),
        ("import other as h", "h.link_to(page)", helpers),
    ] {
        assert_eq!(reason(import, piece, other), markup, "{import}: {piece}");
    }
    let latex = "from sage.misc.latex import LatexExpr\n\n\ndef tile(page):\n    \
                 return LatexExpr(page)\n";
    let made = |piece| reason("import plain", piece, latex);
    assert_eq!(
        reason("from other import tile", "tile(page)", latex),
        markup
    );
    assert_eq!(made("page.tile()"), own);
    assert_eq!(made("page"), own);
    let chat = "from nonebot.adapters.onebot.v11 import MessageSegment\n\n\ndef picture(page):\n    \
                return MessageSegment.image(page)\n";
    assert_eq!(
        reason("from other import picture", "picture(page)", chat),
        markup
    );
    assert_eq!(reason("import plain", "page.icon", chat), own);
    // Who calls this hands over what makes it.
    let none = "import plain";
    for piece in [
        "page",
        "page()",
        "page.html()",
        "page['html']()",
        "page.a.b(1)",
    ] {
        assert_eq!(reason(none, piece, links), own, "{piece}");
    }
    assert_eq!(reason(none, "page.strip()", links), own);
    for piece in [
        "str(page)",
        "str(page).strip()",
        "page.encode('ascii').decode()",
        "f'{page}\\n'",
        "'%s\\n' % page",
    ] {
        assert_eq!(reason(none, piece, links), safe, "{piece}");
    }
    // What a library makes, and what is made of what is handed over, is not known.
    let picture = "from bot import Picture\n\n\ndef picture(page):\n    return Picture.of(page)";
    for (import, piece) in [
        ("from bot import Picture", "Picture(page)"),
        ("from bot import Picture", "Picture.of(page)"),
        ("import bot", "bot.Picture.of(page) + ' '"),
        ("import bot", "(bot.picture(page) if page else '')"),
        ("import bot", "bot.picture(page).lower()"),
        (
            "try:\n    import bot\nexcept ImportError:\n    bot = None",
            "bot.picture(page)",
        ),
        (picture, "picture(page)"),
        ("from bot import *", "picture(page)"),
        (none, "page.html()"),
    ] {
        assert_eq!(reason(import, piece, ""), own, "{import}: {piece}");
    }
    for (import, piece) in [
        ("import bot", "str(bot.picture(page))"),
        ("import bot", "'%s ' % bot.picture(page)"),
        ("import six", "six.unichr(page)"),
        ("from plain import *", "link(page)"),
        ("from json import *", "dumps(page)"),
        (
            "try:\n    import json\nexcept ImportError:\n    import pickle as json",
            "json.dumps(page)",
        ),
        ("import json", "json.dumps(page)"),
        (none, "page.read()"),
        (none, "page.pop()"),
        ("def show(page):\n    return '<%s>' % page", "show(page)"),
    ] {
        assert_eq!(reason(import, piece, ""), safe, "{import}: {piece}");
    }
    let looped = "import bot\n\n\ndef talk(bot_):\n    text = ''\n    for piece in bot.pieces():\n        \
                  text += piece\n    return text\n";
    assert_eq!(beside("NR401", looped, ""), own);
    // Also by other names, and out of what it was put into.
    for made in [
        "pieces = bot.parse(rows)",
        "found = bot.parse(rows)\n    pieces = sorted(found)",
        "pieces = [bot.picture(row) for row in rows]",
        "pieces = map(bot.picture, rows)",
        "pieces = []\n    for row in rows:\n        pieces.append(bot.picture(row))",
        "pieces = list(rows)\n    pieces[3] = bot.picture(rows)",
        "pieces, rest = bot.parse(rows)",
        "with bot.open(rows) as page:\n        pieces = page.pieces()",
        "if pieces := bot.parse(rows):\n        print(len(pieces))",
    ] {
        let user = |piece| {
            format!(
                "import bot\n\n\ndef talk(rows):\n    {made}\n    text = ''\n    \
                 for piece in pieces:\n        text += {piece}\n    return text\n"
            )
        };
        assert_eq!(beside("NR401", &user("piece"), ""), own, "{made}");
        assert_eq!(beside("NR401", &user("str(piece)"), ""), safe, "{made}");
    }
    for (piece, expected) in [("await bot.picture(page)", own), ("await show(page)", safe)] {
        let user = format!(
            "import bot\n\n\nasync def show(page):\n    return '<%s>' % page\n\n\n\
             async def talk(pages):\n    text = ''\n    for page in pages:\n        \
             text += {piece}\n    return text\n"
        );
        assert_eq!(beside("NR401", &user, ""), expected, "{piece}");
    }
    let either = |piece| {
        format!(
            "def talk(pages):\n    text = ''\n    for page in pages:\n        \
             piece = {piece}\n        if not piece:\n            piece = '-'\n        \
             text += piece\n    return text\n"
        )
    };
    assert_eq!(beside("NR401", &either("page.html()"), ""), own);
    assert_eq!(beside("NR401", &either("page.read()"), ""), safe);
    // What another module gives may come from any that has registered it there.
    assert_eq!(reason(none, "plain.link(page)", links), own);
    assert_eq!(reason(none, "plain.link(page)", "import plain\n"), safe);
    let spelled = "MARKUP = 'Markup (the language)'\n\n\ndef link(page):\n    return page\n";
    assert_eq!(
        reason("from other import link", "link(page)", spelled),
        safe
    );
}

#[test]
fn a_column_of_a_table_is_handed_over() {
    let reason = |loops: &str, piece: &str, other: &str| {
        let user = format!(
            "def lines(table, names):\n    text = ''\n    for {loops}:\n        \
             text += {piece}\n    return text\n"
        );
        beside("NR401", &user, other)
    };
    let (safe, own) = (["user.py: safe"], ["user.py: own-addition"]);
    let pandas = "import pandas\n";
    assert_eq!(reason("name in names", "table[name]", pandas), own);
    assert_eq!(reason("name in names", "table[name] + '_'", pandas), own);
    assert_eq!(reason("name in names", "table[name]", "import csv\n"), safe);
    assert_eq!(reason("i in range(len(table))", "table[i]", pandas), safe);
    assert_eq!(reason("i, n in enumerate(names)", "table[i]", pandas), safe);
    assert_eq!(reason("i in names", "table[0]", pandas), safe);
    assert_eq!(reason("i in names", "table[i:i + 4]", pandas), safe);
}

#[test]
fn a_reader_that_is_handed_over_may_read_into_its_own_memory() {
    let reason = |other: &str| {
        let user = "def load(reader):\n    data = b''\n    while True:\n        \
                    block = reader.read(512)\n        if not block:\n            break\n        \
                    data += block\n    return data\n";
        beside("NR401", user, other)
    };
    let ring = "class Ring:\n    def __init__(self, f):\n        self.f = f\n        \
                self.view = memoryview(bytearray(512))\n\n    def read(self, size):\n        \
                return self.view[: self.f.readinto(self.view[:size])]\n";
    assert_eq!(reason(ring), ["user.py: mutable-buffer"]);
    assert_eq!(reason("view = memoryview(data)\n"), ["user.py: safe"]);
}

#[test]
fn an_array_that_is_handed_over_compares_its_items() {
    let reason = |condition: &str, other: &str| {
        let user = format!(
            "import sys\n\n\nclass Plot:\n    def kind(self, bins):\n        \
             return {condition}\n"
        );
        beside("NR701", &user, other)
    };
    let (safe, own) = (["user.py: safe"], ["user.py: own-equality"]);
    for condition in [
        "bins is 'auto'",
        "'auto' is not bins",
        "self.bins is 'auto'",
        "bins[0] is 'auto'",
    ] {
        assert_eq!(reason(condition, "import numpy\n"), own, "{condition}");
        assert_eq!(reason(condition, "import math\n"), safe, "{condition}");
    }
    for condition in ["sys.platform is 'win32'", "bins.__name__ is 'auto'"] {
        assert_eq!(reason(condition, "import numpy\n"), safe, "{condition}");
    }
}

#[test]
fn an_encoder_may_hand_out_the_same_buffer_again() {
    let user = "from codec import Encoder\n\n\ndef dump(records):\n    encoder = Encoder()\n    \
                data = b''\n    for record in records:\n        data += encoder.encode(record)\n    \
                return data\n";
    let codec = "class Encoder:\n    def __init__(self):\n        self.buf = bytearray()\n\n    \
                 def encode(self, record):\n        del self.buf[:]\n        \
                 self.buf += record\n        return self.buf\n";
    let files = [("setup.py", ""), ("codec.py", codec), ("user.py", user)];
    assert_eq!(
        findings("NR401", &files, &["."]),
        ["user.py: mutable-buffer"]
    );
}

#[test]
fn objects_of_a_module_that_a_file_names_may_be_equal_in_a_way_of_their_own() {
    let user =
        |import: &str| format!("{import}\n\n\ndef is_default(mode):\n    return mode is 'auto'\n");
    let reason = |module: &str, import: &str| {
        let user = user(import);
        let files = [
            ("setup.py", ""),
            ("kinds.py", module),
            ("user.py", user.as_str()),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR701", "."],
        )
    };
    let own = "class Kind:\n    def __eq__(self, other): return True\n";
    let text = "class Kind(str): pass\n";
    let plain = "class Kind: pass\n";
    for (module, import, reasons) in [
        (own, "from kinds import Kind", "user.py: own-equality"),
        (own, "import kinds", "user.py: own-equality"),
        (text, "import kinds as k", "user.py: own-equality"),
        (own, "import other", "user.py: safe"),
        (plain, "from kinds import Kind", "user.py: safe"),
    ] {
        assert_eq!(reason(module, import), [reasons], "{module}{import}");
    }
}

#[test]
fn a_piece_that_tests_replace_may_be_a_mock() {
    let agent = "import network\n\n\nclass Agent:\n    def command(self, name):\n        \
                 space = network.space()\n        return space.run(name)\n\n    \
                 def report(self, names):\n        result = ''\n        for name in names:\n            \
                 result += self.command(name)\n        return result\n";
    let reason = |test: &str| {
        let files = [
            ("setup.py", ""),
            ("agent.py", agent),
            ("network.py", "def space():\n    return None\n"),
            ("test_agent.py", test),
        ];
        findings("NR401", &files, &["."])
    };
    let (safe, mocked) = (["agent.py: safe"], ["agent.py: own-addition"]);
    assert_eq!(reason("import agent\n\nagent.Agent().report('ab')\n"), safe);
    for test in [
        "from unittest import mock\nimport agent\n\n\n@mock.patch('network.space')\ndef test(_):\n    pass\n",
        "from unittest import mock\nimport agent\n\n\n@mock.patch.object(agent.Agent, 'command')\n\
         def test(_):\n    pass\n",
        "import agent\n\n\ndef test(monkeypatch):\n    monkeypatch.setattr(agent, 'network', None)\n",
    ] {
        assert_eq!(reason(test), mocked, "{test}");
    }
}

#[test]
fn sequences_of_letters_are_no_strings() {
    let reads = "from Bio import SeqIO\n\n\ndef run(path):\n    \
                 print(whole(list(SeqIO.parse(path, 'fasta'))))\n";
    for (piece, is_sequence) in [
        ("record.seq", true),
        ("record.seq[3:9]", true),
        ("record[3:9] + '\\n'", true),
        ("record.seq.upper()", true),
        ("record.id", false),
        ("record", false),
        ("'>%s\\n' % record.seq", false),
        ("str(record.seq)", false),
    ] {
        let user = format!(
            "def whole(records):\n    text = ''\n    for record in records:\n        \
             text += {piece}\n    return text\n"
        );
        let expected = if is_sequence {
            "user.py: own-addition"
        } else {
            "user.py: safe"
        };
        assert_eq!(beside("NR401", &user, reads), [expected], "{piece}");
        assert_eq!(beside("NR401", &user, ""), ["user.py: safe"], "{piece}");
    }
}
