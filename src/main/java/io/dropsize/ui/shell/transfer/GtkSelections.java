package io.dropsize.ui.shell.transfer;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * X11 selections (the clipboard, and drags), read through the GTK library that JavaFX has loaded.
 * JavaFX's own reader loses lists with an address that is not a file, truncates content in several
 * pieces (the INCR protocol), corrupts names, and may return the content of an earlier drag. On the
 * JavaFX thread, which is GTK's; events are handled while a call waits.
 */
public final class GtkSelections {
    static final String CLIPBOARD = "CLIPBOARD";
    static final String DRAG = "XdndSelection";

    private static final Logger LOG = LoggerFactory.getLogger(GtkSelections.class);
    private static final Optional<GtkSelections> LOADED = load();

    private final MethodHandle internAtom;
    private final MethodHandle atomName;
    private final MethodHandle clipboard;
    private final MethodHandle contents;
    private final MethodHandle targets;
    private final MethodHandle data;
    private final MethodHandle freeData;
    private final MethodHandle free;
    private final MethodHandle canStore;
    private final MethodHandle store;

    private GtkSelections(SymbolLookup gtk) {
        internAtom = function(gtk, "gdk_atom_intern", ADDRESS, ADDRESS, JAVA_INT);
        atomName = function(gtk, "gdk_atom_name", ADDRESS, ADDRESS);
        clipboard = function(gtk, "gtk_clipboard_get", ADDRESS, ADDRESS);
        contents = function(gtk, "gtk_clipboard_wait_for_contents", ADDRESS, ADDRESS, ADDRESS);
        targets =
                function(
                        gtk, "gtk_selection_data_get_targets", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        data = function(gtk, "gtk_selection_data_get_data_with_length", ADDRESS, ADDRESS, ADDRESS);
        freeData = procedure(gtk, "gtk_selection_data_free", ADDRESS);
        free = procedure(gtk, "g_free", ADDRESS);
        canStore = procedure(gtk, "gtk_clipboard_set_can_store", ADDRESS, ADDRESS, JAVA_INT);
        store = procedure(gtk, "gtk_clipboard_store", ADDRESS);
    }

    /** Returns GTK's selections; empty if JavaFX does not run on GTK. */
    public static Optional<GtkSelections> loaded() {
        return LOADED;
    }

    private static Optional<GtkSelections> load() {
        SymbolLookup loaded = SymbolLookup.loaderLookup(); // Holds what JavaFX has loaded.
        try {
            return Optional.of(new GtkSelections(loaded));
        } catch (NoSuchElementException e) {
            LOG.debug("selections are read through JavaFX: no {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The names of the offered targets; empty if the selection has no owner. */
    List<String> targets(String selection) {
        MemorySegment found = contents(selection, "TARGETS");
        if (found.equals(MemorySegment.NULL)) {
            return List.of();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment atoms = arena.allocate(ADDRESS);
            MemorySegment count = arena.allocate(JAVA_INT);
            if ((int) call(targets, found, atoms, count) == 0) {
                return List.of();
            }
            return names(atoms.get(ADDRESS, 0), count.get(JAVA_INT, 0));
        } finally {
            call(freeData, found);
        }
    }

    /** The bytes of an offered target; empty if there are none. */
    byte[] read(String selection, String target) {
        MemorySegment found = contents(selection, target);
        if (found.equals(MemorySegment.NULL)) {
            return new byte[0];
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            MemorySegment bytes = (MemorySegment) call(data, found, length);
            int count = length.get(JAVA_INT, 0);
            return count <= 0 ? new byte[0] : bytes.reinterpret(count).toArray(JAVA_BYTE);
        } finally {
            call(freeData, found);
        }
    }

    /** Whether a clipboard manager keeps copied content when this program ends. */
    public boolean hasClipboardManager() {
        return !targets("CLIPBOARD_MANAGER").isEmpty();
    }

    /** Hands this program's copied content to the clipboard manager, if there is one. */
    public void storeClipboard() {
        MemorySegment board = (MemorySegment) call(clipboard, atom(CLIPBOARD));
        call(canStore, board, MemorySegment.NULL, 0);
        call(store, board);
    }

    /** Blocks while the source transfers the content, at most 30 s without progress. */
    private MemorySegment contents(String selection, String target) {
        MemorySegment board = (MemorySegment) call(clipboard, atom(selection));
        return (MemorySegment) call(contents, board, atom(target));
    }

    private MemorySegment atom(String name) {
        try (Arena arena = Arena.ofConfined()) {
            return (MemorySegment) call(internAtom, arena.allocateFrom(name), 0);
        }
    }

    private List<String> names(MemorySegment atoms, int count) {
        MemorySegment all = atoms.reinterpret(count * ADDRESS.byteSize());
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            MemorySegment name = (MemorySegment) call(atomName, all.getAtIndex(ADDRESS, i));
            names.add(name.reinterpret(Long.MAX_VALUE).getString(0));
            call(free, name);
        }
        call(free, atoms);
        return names;
    }

    private static MethodHandle function(
            SymbolLookup gtk, String name, MemoryLayout result, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(address(gtk, name), FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle procedure(
            SymbolLookup gtk, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(address(gtk, name), FunctionDescriptor.ofVoid(arguments));
    }

    private static MemorySegment address(SymbolLookup gtk, String name) {
        return gtk.find(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function can't throw", e);
        }
    }
}
