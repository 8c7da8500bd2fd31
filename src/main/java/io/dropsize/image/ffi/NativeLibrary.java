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

/** A system library, loaded until the program ends. */
public final class NativeLibrary {
    public static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    public static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;
    public static final MemoryLayout POINTER = ValueLayout.ADDRESS;

    private static final Linker LINKER = Linker.nativeLinker();

    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /**
     * Returns the first of these that exists: names for the library search path, or absolute paths.
     */
    public static Optional<NativeLibrary> find(List<String> names) {
        for (String name : names) {
            try {
                var symbols = SymbolLookup.libraryLookup(name, Arena.global());
                return Optional.of(new NativeLibrary(symbols));
            } catch (IllegalArgumentException _) {
                // The next name may exist.
            }
        }
        return Optional.empty();
    }

    /**
     * @throws NoSuchElementException if this version of the library doesn't have the function
     */
    public MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(address(name), FunctionDescriptor.of(result, arguments));
    }

    /** Returns the same for a function that some versions don't have. */
    public Optional<MethodHandle> optional(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return symbols.find(name)
                .map(at -> LINKER.downcallHandle(at, FunctionDescriptor.of(result, arguments)));
    }

    /** Returns the same for a function without a result. */
    public Optional<MethodHandle> optionalProcedure(String name, MemoryLayout... arguments) {
        return symbols.find(name)
                .map(at -> LINKER.downcallHandle(at, FunctionDescriptor.ofVoid(arguments)));
    }

    /** Returns a function without a result. */
    public MethodHandle procedure(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(address(name), FunctionDescriptor.ofVoid(arguments));
    }

    private MemorySegment address(String name) {
        return symbols.find(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    /** Returns a function of the C library. */
    public static MethodHandle ofC(String name, MemoryLayout result, MemoryLayout... arguments) {
        return new NativeLibrary(LINKER.defaultLookup()).function(name, result, arguments);
    }

    /** Returns the same for a function without a result. */
    public static MethodHandle procedureOfC(String name, MemoryLayout... arguments) {
        return new NativeLibrary(LINKER.defaultLookup()).procedure(name, arguments);
    }

    /** Calls a function; the library's functions throw nothing themselves. */
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
     * Calls a function with its declared arguments; slow, for rare calls. Returns null for a
     * function without a result.
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
