"""A window of WebKitGTK for WebKitWebDriver, like its MiniBrowser, which forgets everything when it is driven: this one
keeps what pages store in the folder that is its argument, has no bars that take room, and prints to a PDF when it
gets SIGUSR1."""

import os
import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

PROFILE = sys.argv[1]
PDF = os.path.join(PROFILE, "printed.pdf")

data = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(PROFILE, "data"), base_cache_directory=os.path.join(PROFILE, "cache")
)
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)
context.set_preferred_languages(["zh-CN", "zh"])
views = []


def new_view(_session):
    settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    window = Gtk.Window()
    window.set_default_size(1280, 800)
    window.add(view)
    window.show_all()
    view.connect("close", lambda _view: window.destroy())
    views.append(view)
    return view


def automation_started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("window")
    info.set_version(1, 0, 0)
    session.set_application_info(info)
    session.connect("create-web-view", new_view)


def print_page():
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(PDF, None))
    operation = WebKit2.PrintOperation(web_view=views[-1])
    operation.set_print_settings(settings)
    # "finished" comes as well when it has failed.
    operation.connect("failed", lambda _operation, error: print("printed nothing:", error.message, flush=True))
    operation.connect("finished", lambda _operation: print("printed", flush=True))
    operation.print_()
    # Kept, since nobody else does until it has finished.
    views[-1].printing = operation
    return GLib.SOURCE_CONTINUE


context.connect("automation-started", automation_started)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, print_page)
with open(os.path.join(PROFILE, "pid"), "w", encoding="ascii") as file:
    file.write(str(os.getpid()))
Gtk.main()
