package io.dropsize;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.queue.JobQueue;

import java.util.stream.Stream;

/** The dependencies between packages, and where each library may be used. */
@AnalyzeClasses(packages = "io.dropsize", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule errorKnowsNothing =
            imports("error").because("all packages use errors, so errors depend on no package");

    @ArchTest
    static final ArchRule filesKnowNothing =
            imports("files").because("whole files and locks do not depend on what is in them");

    @ArchTest
    static final ArchRule aboutKnowsNothing =
            imports("about").because("what the program is called does not depend on what it does");

    @ArchTest
    static final ArchRule proxiesAreOneChoice =
            imports("network", "store", "error")
                    .because("services, downloads and updates use the same proxy");

    @ArchTest
    static final ArchRule updatesAreToldAndNothingElse =
            imports("update", "about", "network", "error")
                    .because("who asks the web about releases must not see pictures or secrets");

    @ArchTest
    static final ArchRule onlyUpdatesAskTheWebBesideTheStores =
            only("java.net.http..", "update")
                    .because("nothing leaves this computer but what the user uploads or allows");

    @ArchTest
    static final ArchRule fetchIsAnAdapter =
            imports("fetch", "pipeline.plan", "network", "image", "store", "error")
                    .because("an adapter translates for its port and knows nothing else");

    @ArchTest
    static final ArchRule onlyTheFetcherLoadsFromTheWeb =
            noClasses()
                    .that(resideOutside("fetch", "store.s3", "network"))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.apache.hc.."))
                    .because("addresses are checked in one place before anything connects to them");

    @ArchTest
    static final ArchRule imageStandsAlone =
            imports("image", "files", "error")
                    .because("pictures must be testable without buckets, jobs or screens");

    @ArchTest
    static final ArchRule storeStandsAlone =
            classes()
                    .that(resideIn("store"))
                    .and(resideOutside("store.s3", "store.local"))
                    .should()
                    .onlyDependOnClassesThat(areForeignOr("store", "error"))
                    .because("a port that knows its adapters could not be given another one");

    @ArchTest
    static final ArchRule s3IsAnAdapter =
            imports("store.s3", "store", "network", "error")
                    .because("an adapter translates for its port and knows nothing else");

    @ArchTest
    static final ArchRule localIsAnAdapter =
            imports("store.local", "store", "files", "error")
                    .because("an adapter translates for its port and knows nothing else");

    @ArchTest
    static final ArchRule plansKnowNoDestination =
            imports("pipeline.plan", "image", "store", "error")
                    .because("a plan can be printed, compared and tested before a byte has moved");

    @ArchTest
    static final ArchRule publishersKnowNoJobs =
            imports("pipeline.publish", "pipeline.plan", "image", "store", "error")
                    .because("a copy gets its key in one way, whatever job or edge wants it");

    @ArchTest
    static final ArchRule theJournalIsAPort =
            imports("pipeline.journal", "pipeline.plan", "pipeline.publish", "store", "error")
                    .because("jobs are remembered as values, and the queue is not one");

    @ArchTest
    static final ArchRule theQueueRunsJobs =
            imports(
                            "pipeline.queue",
                            "pipeline.plan",
                            "pipeline.publish",
                            "pipeline.journal",
                            "image",
                            "store",
                            "error")
                    .because("the way of an image is the same whatever codec, bucket or edge");

    @ArchTest
    static final ArchRule objectsInBucketsAreNoJobs =
            imports("pipeline.library", "pipeline.plan", "image", "store", "error")
                    .because("what is in a bucket may have come from another program");

    @ArchTest
    static final ArchRule settingsAreValues =
            imports("settings", "network", "pipeline", "image", "store", "files", "error")
                    .because("settings are one value of the core's values");

    @ArchTest
    static final ArchRule secretsGoThroughADoor =
            imports("secret", "error").because("who can't be seen can't be told a secret");

    @ArchTest
    static final ArchRule submissionsAreOfTheCore =
            imports("submit", "pipeline", "settings", "store", "error")
                    .because("every edge hands in images in the same way");

    @ArchTest
    static final ArchRule edgesSubmit =
            noClasses()
                    .that(resideIn("ui", "cli", "http"))
                    .should()
                    .dependOnClassesThat(
                            belongToAnyOf(JobQueue.class, Journal.class, JournalLine.class))
                    .because("there is one way into the queue, and it is remembered");

    @ArchTest
    static final ArchRule notificationsKnowNothing =
            imports("notification").because("the desktop is shown a text and nothing else");

    @ArchTest
    static final ArchRule theTrayKnowsNothing =
            imports("tray").because("the desktop is shown a menu and nothing else");

    @ArchTest
    static final ArchRule theClipboardKnowsNothing =
            imports("clipboard", "pipeline", "error")
                    .because("it copies text, and finds the images that were copied");

    @ArchTest
    static final ArchRule dBusStaysInItsAdapters =
            noClasses()
                    .that(resideOutside("notification", "tray"))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.freedesktop.dbus.."))
                    .because("vendors' types and exceptions stop at the adapter");

    @ArchTest
    static final ArchRule historyRemembersJobs =
            imports(
                            "history",
                            "pipeline.plan",
                            "pipeline.publish",
                            "pipeline.journal",
                            "image",
                            "store",
                            "files",
                            "error")
                    .because(
                            "the journal stores jobs and the parts of their keys, and neither shows nor sends them");

    @ArchTest
    static final ArchRule databasesStayInTheHistory =
            noClasses()
                    .that(resideOutside("history"))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.sqlite.."))
                    .because("the database is a detail of the journal's adapter");

    @ArchTest
    static final ArchRule appPutsTogether =
            imports(
                            "app",
                            "fetch",
                            "submit",
                            "pipeline",
                            "settings",
                            "secret",
                            "history",
                            "store",
                            "store.s3",
                            "store.local",
                            "image",
                            "files",
                            "update",
                            "network",
                            "notification",
                            "about",
                            "error")
                    .because(
                            "the composition root is below the edges, so that both can stand on it");

    @ArchTest
    static final ArchRule adaptersArePutTogetherInOnePlace =
            noClasses()
                    .that(resideOutside("app", "store.s3", "store.local"))
                    .should()
                    .dependOnClassesThat(resideIn("store.s3", "store.local"))
                    .because("everybody else uses the port, so that another adapter fits");

    @ArchTest
    static final ArchRule commandsAreAnEdge =
            imports(
                            "cli",
                            "app",
                            "http",
                            "clipboard",
                            "submit",
                            "network",
                            "pipeline",
                            "settings",
                            "secret",
                            "store",
                            "image",
                            "about",
                            "error")
                    .because("window and command line are two edges of one core");

    @ArchTest
    static final ArchRule theEndpointIsAnEdge =
            imports(
                            "http",
                            "submit",
                            "clipboard",
                            "pipeline",
                            "settings",
                            "store",
                            "files",
                            "image",
                            "error")
                    .because("it shows what others may do; it never sees a secret");

    @ArchTest
    static final ArchRule kitServesEveryView =
            imports("ui.kit", "image", "store", "error")
                    .because("the kit shows values; who works with them is the features' matter");

    @ArchTest
    static final ArchRule uploadIsAFeature =
            feature("ui.upload").because("features that know each other can't be changed alone");

    @ArchTest
    static final ArchRule libraryIsAFeature =
            feature("ui.library").because("features that know each other can't be changed alone");

    @ArchTest
    static final ArchRule historyViewIsAFeature =
            imports(
                            "ui.history",
                            "ui.kit",
                            "history",
                            "pipeline",
                            "settings",
                            "store",
                            "image",
                            "error")
                    .because("features that know each other can't be changed alone");

    @ArchTest
    static final ArchRule settingsViewIsAFeature =
            imports(
                            "ui.settings",
                            "ui.kit",
                            "network",
                            "pipeline",
                            "settings",
                            "secret",
                            "store",
                            "image",
                            "update",
                            "about",
                            "error")
                    .because("features that know each other can't be changed alone");

    @ArchTest
    static final ArchRule onlyTheShellKnowsTheCompositionRoot =
            noClasses()
                    .that(resideOutside("app", "cli", "ui.shell"))
                    .and()
                    .doNotHaveFullyQualifiedName(Main.class.getName())
                    .should()
                    .dependOnClassesThat(resideIn("app"))
                    .because("a view that can reach everything will");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.dropsize.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("packages in a ring are one package");

    @ArchTest
    static final ArchRule javaFxStaysInTheWindow =
            only("javafx..", "ui")
                    .because("the core must run where there is no display, and be tested there");

    @ArchTest
    static final ArchRule windowLibrariesStayInTheWindow =
            noClasses()
                    .that(resideOutside("ui"))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("atlantafx..", "org.controlsfx.."))
                    .because("they bring JavaFX with them");

    @ArchTest
    static final ArchRule thumbnailatorMakesOnlyWhatIsNeverPublished =
            noClasses()
                    .that(resideOutside("pipeline.library"))
                    .should()
                    .dependOnClassesThat(resideInAPackage("net.coobird.."))
                    .because("published copies are made by the project's resampler");

    @ArchTest
    static final ArchRule theAwsSdkStaysInItsAdapters =
            noClasses()
                    .that(resideOutside("store.s3", "store.local"))
                    .should()
                    .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))
                    .because(
                            "vendors' types and exceptions stop at the adapter; the embedded"
                                    + " server's own interface is written in the SDK's values");

    @ArchTest
    static final ArchRule theAwsClientStaysInItsAdapter =
            noClasses()
                    .that(resideOutside("store.s3"))
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("software.amazon.awssdk.services.s3.S3Client")
                    .because("there is one way to talk to a service");

    @ArchTest
    static final ArchRule theServerStaysInItsAdapter =
            noClasses()
                    .that(resideOutside("store.local"))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("org.gaul..")
                                    .and(not(resideInAPackage("org.gaul.shaded..jetty.."))))
                    .because("vendors' types and exceptions stop at the adapter");

    @ArchTest
    static final ArchRule theHttpServerStaysInTheServers =
            noClasses()
                    .that(resideOutside("store.local", "http"))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.gaul.shaded.."))
                    .because("s3proxy brings the server along, and it may be replaced");

    @ArchTest
    static final ArchRule picocliStaysInTheCommands =
            only("picocli..", "cli").because("only the command line has a command line");

    @ArchTest
    static final ArchRule jacksonStaysWhereJsonIs =
            noClasses()
                    .that(resideOutside("settings", "cli", "http", "update"))
                    .and()
                    .doNotHaveFullyQualifiedName("io.dropsize.store.service.ServiceFile")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."))
                    .because("values do not know how they are written");

    @ArchTest
    static final ArchRule theKeyringLibraryStaysBehindItsDoor =
            only("com.github.javakeyring..", "secret").because("there is one door to secrets");

    @ArchTest
    static final ArchRule codecsStayInImage =
            noClasses()
                    .that(resideOutside("image"))
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "org.jetbrains..",
                                    "com.twelvemonkeys..",
                                    "com.luciad..",
                                    "com.drew..",
                                    "com.adobe.."))
                    .because("nothing outside may know which codec it is");

    @ArchTest
    static final ArchRule awtPicturesStayInImage =
            noClasses()
                    .that(resideOutside("image", "pipeline.library", "tray", "ui.shell"))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.imageio.."))
                    .because(
                            "pictures are decoded in one place; Thumbnailator scales thumbnails in"
                                    + " AWT's images, the shell converts pasted images, and AWT"
                                    + " shows the tray of Windows and macOS");

    @ArchTest
    static final ArchRule commandsSpeakOfCommands =
            noClasses()
                    .that(resideIn("cli"))
                    .should()
                    .callMethod(ErrorText.class, "of", DropsizeException.class)
                    .because("a person at a terminal can't press a button");

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine =
            noClasses()
                    .that(resideOutside("cli"))
                    .should(ACCESS_STANDARD_STREAMS)
                    .because("stdout is the commands' result, and others read it");

    /** The imports of a package and its sub-packages within this program. */
    private static ArchRule imports(String name, String... allowed) {
        String[] known = Stream.concat(Stream.of(name), Stream.of(allowed)).toArray(String[]::new);
        return classes().that(resideIn(name)).should().onlyDependOnClassesThat(areForeignOr(known));
    }

    private static ArchRule feature(String name) {
        return imports(name, "ui.kit", "submit", "pipeline", "settings", "store", "image", "error");
    }

    private static ArchRule only(String library, String name) {
        return noClasses()
                .that(resideOutside(name))
                .should()
                .dependOnClassesThat(resideInAPackage(library));
    }

    private static DescribedPredicate<JavaClass> areForeignOr(String... names) {
        return not(resideInAPackage("io.dropsize..")).or(resideIn(names));
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... names) {
        return not(resideIn(names));
    }

    /** Includes sub-packages, so that a new one can't bypass a rule. */
    private static DescribedPredicate<JavaClass> resideIn(String... names) {
        return resideInAnyPackage(
                Stream.of(names).map(name -> "io.dropsize." + name + "..").toArray(String[]::new));
    }
}
