package io.dropsize.image;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A library of the system, once loaded never unloaded. Its functions are looked up by name and
 * called with what C takes: ints, longs and addresses.
 */
final class NativeLibrary {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;
    static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** The first of these that can be loaded; names without a folder are found by the system. */
    static Optional<NativeLibrary> load(List<String> names) {
        for (String name : names) {
            Optional<NativeLibrary> library = load(name);
            if (library.isPresent()) {
                return library;
            }
        }
        return Optional.empty();
    }

    private static Optional<NativeLibrary> load(String name) {
        try {
            Path path = Path.of(name);
            return Optional.of(
                    new NativeLibrary(
                            path.isAbsolute()
                                    ? SymbolLookup.libraryLookup(path, Arena.global())
                                    : SymbolLookup.libraryLookup(name, Arena.global())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * @throws NoSuchElementException if the library has no such function
     */
    MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return bind(name, FunctionDescriptor.of(result, arguments));
    }

    /**
     * @throws NoSuchElementException if the library has no such function
     */
    MethodHandle procedure(String name, MemoryLayout... arguments) {
        return bind(name, FunctionDescriptor.ofVoid(arguments));
    }

    private MethodHandle bind(String name, FunctionDescriptor descriptor) {
        MemorySegment address =
                symbols.find(name).orElseThrow(() -> new NoSuchElementException(name));
        return Linker.nativeLinker().downcallHandle(address, descriptor);
    }

    static int callInt(MethodHandle function, Object... arguments) {
        return (int) call(function, arguments);
    }

    static MemorySegment callPointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) call(function, arguments);
    }

    /** The result, null where there is none. */
    @SuppressWarnings("NullAway") // invokeWithArguments has no annotations; void gives null
    static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native call throws nothing of its own", e);
        }
    }
}
