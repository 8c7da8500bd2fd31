import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/**
 * The least that a JavaFX program can be: a window with a label. It says when it is painted, and
 * its process ends; with {@code -Dhello.exit=true} in good order, so that a JVM can write what it
 * learned.
 */
public final class Hello extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Label("Hello"), 1180, 770));
        stage.show();
        new AnimationTimer() {
            private boolean painted;

            @Override
            public void handle(long nanos) {
                if (painted && Boolean.getBoolean("hello.exit")) {
                    stage.hide();
                } else if (painted) {
                    System.out.println("painted");
                    Runtime.getRuntime().halt(0);
                }
                painted = true;
            }
        }.start();
    }

    /** Starts it from the class path, as the program does. */
    public static final class Main {
        public static void main(String[] args) {
            launch(Hello.class);
            System.exit(0);
        }
    }
}
