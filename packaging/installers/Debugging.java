import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceDebugExtensionAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes debug information from classes: a fifth of a library. The runtime's own classes are
 * shipped without it as well.
 */
final class Debugging implements AutoCloseable {
    private final URLClassLoader libraries;
    private final ClassFile classes;

    /**
     * @param jars all that the classes refer to
     */
    Debugging(List<Path> jars) throws IOException {
        List<URL> places = new ArrayList<>();
        for (Path jar : jars) {
            places.add(jar.toUri().toURL());
        }
        libraries =
                new URLClassLoader(
                        places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        classes =
                ClassFile.of(
                        DebugElementsOption.DROP_DEBUG,
                        LineNumbersOption.DROP_LINE_NUMBERS,
                        ConstantPoolSharingOption.NEW_POOL,
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(libraries)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** The class without it; as it is when it is of an old kind or would not verify. */
    byte[] without(byte[] found) {
        try {
            byte[] lean =
                    classes.transformClass(
                            classes.parse(found),
                            ClassTransform.dropping(
                                    part ->
                                            part instanceof SourceFileAttribute
                                                    || part
                                                            instanceof
                                                            SourceDebugExtensionAttribute));
            return lean.length < found.length && classes.verify(lean).isEmpty() ? lean : found;
        } catch (IllegalArgumentException _) {
            return found; // It refers to classes of libraries that are not shipped.
        }
    }

    @Override
    public void close() throws IOException {
        libraries.close();
    }
}
