package io.dropsize.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.tools.ToolProvider;

/**
 * Compiles the installers' code on demand, since it is not part of the program. So the code for
 * other systems can be tested on this one.
 */
final class InstallersCode {
    private static final Path SOURCES = Path.of("packaging/installers");

    /** It draws with JavaFX, and runs as a separate program. */
    private static final String APART = "StyleSheets.java";

    private final ClassLoader classes;

    private InstallersCode(ClassLoader classes) {
        this.classes = classes;
    }

    /**
     * @param into an empty folder
     */
    static InstallersCode compile(Path into) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", into.toString()));
        try (var sources = Files.newDirectoryStream(SOURCES, "*.java")) {
            for (Path source : sources) {
                if (!source.endsWith(APART)) {
                    arguments.add(source.toString());
                }
            }
        }
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failed).isZero();
        return new InstallersCode(new URLClassLoader(new URL[] {into.toUri().toURL()}));
    }

    /**
     * Calls a static method, of which there is one by that name with as many arguments.
     *
     * @throws IllegalStateException as the method throws it
     */
    Object call(String type, String name, Object... arguments) throws IOException {
        try {
            Method method = method(Class.forName(type, true, classes), name, arguments.length);
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalArgumentException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Method method(Class<?> type, String name, int arguments) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameterCount() == arguments)
                .findFirst()
                .orElseThrow();
    }
}
