package io.dropsize.image;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.isolation.CrashGuardedEngine;

import java.util.Set;
import java.util.stream.Stream;

/** The layers of the image packages, and which library each may use. */
@AnalyzeClasses(packages = "io.dropsize", importOptions = ImportOption.DoNotIncludeTests.class)
class ImageArchitectureTest {
    private static final String API = "";
    private static final String[] BELOW_CODECS = {
        API, "codec", "container", "color", "scale", "metadata", "ffi"
    };

    /** Implementations that the composition root exposes as an {@link ImageEngine}. */
    private static final Set<String> WIRED_BY_APP =
            Set.of(DefaultImageEngine.class.getName(), CrashGuardedEngine.class.getName());

    @ArchTest
    static final ArchRule onlyTheApiIsVisibleOutside =
            noClasses()
                    .that(not(resideInAPackage("io.dropsize.image..")))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.dropsize.image..")
                                    .and(not(resideInAPackage("io.dropsize.image")))
                                    .and(not(beWiredByApp())))
                    .because("a codec can be replaced only if nothing outside depends on it");

    @ArchTest
    static final ArchRule onlyAppWiresEngines =
            noClasses()
                    .that(not(resideInAnyPackage("io.dropsize.image..", "io.dropsize.app..")))
                    .should()
                    .dependOnClassesThat(beWiredByApp())
                    .because("everything else uses the interface, so that tests can pass a fake");

    @ArchTest
    static final ArchRule apiIsIndependent =
            imports(API).because("callers must not depend on codecs, not even indirectly");

    @ArchTest
    static final ArchRule colorIsIndependent =
            imports("color", API).because("colour conversion doesn't depend on a file format");

    @ArchTest
    static final ArchRule portIsBelowCodecs =
            imports("codec", API, "color")
                    .because("a port that knows an adapter couldn't be given another one");

    @ArchTest
    static final ArchRule containersHaveNoPixels =
            imports("container", API, "color")
                    .because("metadata and codecs share the parsing of segments, chunks and boxes");

    @ArchTest
    static final ArchRule scalerIsBelowCodecs =
            imports("scale", API, "codec")
                    .because("the resampler sees rows, whatever decoded them");

    @ArchTest
    static final ArchRule metricIsBelowCodecs =
            imports("metric", API, "codec", "color")
                    .because("the measure sees pixels, whatever encoded them");

    @ArchTest
    static final ArchRule metadataIsBelowCodecs =
            imports("metadata", API, "codec", "container")
                    .because("one allowlist serves all formats");

    @ArchTest
    static final ArchRule ffiIsIndependent =
            imports("ffi").because("a native call doesn't depend on what it is for");

    @ArchTest
    static final ArchRule isolationServesAnyDecoder =
            imports("isolation", API, "codec", "ffi")
                    .because("any decoder can run in a child process, whatever it decodes");

    @ArchTest static final ArchRule skiaIsIndependent = codec("skia");

    @ArchTest static final ArchRule webpUsesSkia = codec("webp", "codec.skia");

    @ArchTest static final ArchRule gifIsIndependent = codec("gif");

    @ArchTest static final ArchRule heifIsIndependent = codec("heif");

    @ArchTest static final ArchRule tiffIsIndependent = codec("tiff");

    @ArchTest static final ArchRule psdIsIndependent = codec("psd");

    /** What libjpeg-turbo doesn't read, Skia does. */
    @ArchTest static final ArchRule jpegFallsBackToSkia = codec("jpeg", "codec.skia");

    /** What libdeflate doesn't read, Skia does. */
    @ArchTest static final ArchRule pngFallsBackToSkia = codec("png", "codec.skia");

    /** It reads what the others don't support: JPEG in TIFF, and BMP and ICO that Skia rejects. */
    @ArchTest
    static final ArchRule twelveMonkeysIsTheFallbackOfOthers =
            codec("twelvemonkeys", "codec.skia", "codec.tiff", "codec.jpeg");

    @ArchTest
    static final ArchRule onlyTheEngineNamesCodecs =
            noClasses()
                    .that(not(resideInAnyPackage(image("engine", "codec.."))))
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.dropsize.image.codec.*.."))
                    .because("a format is added in one place");

    @ArchTest static final ArchRule skikoStaysInItsCodec = only("org.jetbrains..", "codec.skia");

    @ArchTest
    static final ArchRule twelveMonkeysStaysInItsCodec =
            only("com.twelvemonkeys..", "codec.twelvemonkeys");

    @ArchTest static final ArchRule luciadStaysInItsCodec = only("com.luciad..", "codec.webp");

    @ArchTest
    static final ArchRule metadataExtractorStaysInMetadata = only("com.drew..", "metadata");

    @ArchTest static final ArchRule xmpStaysInMetadata = only("com.adobe..", "metadata");

    @ArchTest
    static final ArchRule nativeMemoryStaysWhereNativeCodeIs =
            only(
                    "java.lang.foreign..",
                    "ffi",
                    "scale",
                    "isolation",
                    "codec.skia",
                    "codec.jpeg",
                    "codec.png",
                    "codec.heif",
                    "engine");

    private static ArchRule codec(String name, String... fallbacks) {
        String[] allowed =
                Stream.concat(Stream.of(BELOW_CODECS), Stream.of(fallbacks)).toArray(String[]::new);
        return imports("codec." + name, allowed)
                .because("a codec that depends on another one can't be replaced alone");
    }

    /** The imports of a package, without its sub-packages, within this program. */
    private static ArchRule imports(String name, String... allowed) {
        String[] known = Stream.concat(Stream.of(name), Stream.of(allowed)).toArray(String[]::new);
        return classes()
                .that(resideInAnyPackage(image(name)))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("io.dropsize.."))
                                .or(resideInAnyPackage("io.dropsize.error", "io.dropsize.files"))
                                .or(resideInAnyPackage(image(known))));
    }

    private static ArchRule only(String library, String... names) {
        return noClasses()
                .that(not(resideInAnyPackage(image(names))))
                .and(resideInAPackage("io.dropsize.image.."))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because("types and exceptions of a library stop at its adapter");
    }

    private static DescribedPredicate<JavaClass> beWiredByApp() {
        return DescribedPredicate.describe(
                "are wired by app", type -> WIRED_BY_APP.contains(type.getFullName()));
    }

    private static String[] image(String... names) {
        return Stream.of(names)
                .map(name -> name.isEmpty() ? "io.dropsize.image" : "io.dropsize.image." + name)
                .toArray(String[]::new);
    }
}
