package io.dropsize.image.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A library of the system, loaded for as long as the program runs. */
public final class NativeLibrary {
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    public static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;
    public static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    private static final Linker LINKER = Linker.nativeLinker();

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** The first of these that the system has: names for its search path, or whole paths. */
    public static Optional<NativeLibrary> find(List<String> names) {
        for (String name : names) {
            try {
                var symbols = SymbolLookup.libraryLookup(name, Arena.global());
                return Optional.of(new NativeLibrary(symbols));
            } catch (IllegalArgumentException _) {
                // Not this one; the next name may be right.
            }
        }
        return Optional.empty();
    }

    /**
     * @throws NoSuchElementException by that name if this version of the library doesn't have it
     */
    public MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(address(name), FunctionDescriptor.of(result, arguments));
    }

    /** The same for one that some versions may do without. */
    public Optional<MethodHandle> optional(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return symbols.find(name)
                .map(at -> LINKER.downcallHandle(at, FunctionDescriptor.of(result, arguments)));
    }

    /** The same for one that returns nothing. */
    public MethodHandle procedure(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(address(name), FunctionDescriptor.ofVoid(arguments));
    }

    private MemorySegment address(String name) {
        return symbols.find(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    /** A function of C's own library. */
    public static MethodHandle ofC(String name, MemoryLayout result, MemoryLayout... arguments) {
        return new NativeLibrary(LINKER.defaultLookup()).function(name, result, arguments);
    }

    /** The same for one that returns nothing. */
    public static MethodHandle procedureOfC(String name, MemoryLayout... arguments) {
        return new NativeLibrary(LINKER.defaultLookup()).procedure(name, arguments);
    }

    /** Makes a call; the library's functions throw nothing themselves. */
    public static <T> T call(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function can't throw", e);
        }
    }

    public static int callInt(MethodHandle function, Object... arguments) {
        return (int) callWith(function, arguments);
    }

    public static MemorySegment callPointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) callWith(function, arguments);
    }

    /**
     * A call that is not made often, with arguments as they are declared. The result is null where
     * there is none.
     */
    public static Object callWith(MethodHandle function, Object... arguments) {
        return call(() -> function.invokeWithArguments(arguments));
    }

    /** A call of a method handle. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws Throwable;
    }
}
