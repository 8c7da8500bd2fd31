import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceDebugExtensionAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes debug information from classes: a fifth of a library. The runtime's own classes are
 * shipped without it as well. Classes compiled for Java 5, such as picocli's, become classes for
 * Java 8: an AOT cache can contain these only.
 */
final class Debugging implements AutoCloseable {
    /** Where a class file has the major version, see the Java Virtual Machine Specification 4.1. */
    private static final int MAJOR_VERSION = 6;

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

    /** The class without it; as it is when it would not verify. */
    byte[] without(byte[] found) {
        try {
            if (ByteBuffer.wrap(found).getShort(MAJOR_VERSION) < ClassFile.JAVA_6_VERSION) {
                byte[] newer = newer(found);
                return classes.verify(newer).isEmpty() ? newer : found;
            }
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

    private byte[] newer(byte[] found) {
        ClassTransform frames =
                ClassTransform.transformingMethodBodies(
                        (code, instruction) -> code.with(instruction));
        return classes.withOptions(StackMapsOption.GENERATE_STACK_MAPS)
                .transformClass(
                        classes.parse(found),
                        frames.andThen(
                                (made, part) -> {
                                    if (part instanceof ClassFileVersion) {
                                        made.withVersion(ClassFile.JAVA_8_VERSION, 0);
                                    } else {
                                        made.with(part);
                                    }
                                }));
    }

    @Override
    public void close() throws IOException {
        libraries.close();
    }
}
