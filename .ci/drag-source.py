#!/usr/bin/python3
"""A window titled "Drag source" from which files can be dragged. Usage: drag-source.py FILE...

Prints "sent" when the target has asked for the files, and "ended ACTION" at the end of the drag.
Debian's packages: python3-gi gir1.2-gtk-3.0
"""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402


def report(*words):
    print(*words, flush=True)


def main():
    addresses = [pathlib.Path(name).resolve().as_uri() for name in sys.argv[1:]]

    def send(_widget, _context, selection, _info, _time):
        selection.set_uris(addresses)
        report("sent")

    handle = Gtk.EventBox()
    handle.add(Gtk.Label(label="Drag from here"))
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    handle.drag_source_add_uri_targets()
    handle.connect("drag-data-get", send)
    handle.connect(
        "drag-end",
        lambda _widget, context: report("ended", int(context.get_selected_action())),
    )
    window = Gtk.Window(title="Drag source", default_width=160, default_height=80)
    window.add(handle)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    Gtk.main()


main()
