package io.dropsize.cli.settings;

import io.dropsize.cli.option.Session;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.cli.output.Json;
import io.dropsize.http.TokenFile;
import io.dropsize.settings.EndpointSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "sxcu",
        description = {
            "Print a custom uploader for ShareX, which uploads through “dropsize serve”.",
            "Save it as a file whose name ends with .sxcu, and open that file with ShareX."
        },
        footer = {"", "Example:", "  dropsize sxcu --with-token > Dropsize.sxcu"})
public final class SxcuCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of “dropsize serve”. Default: 36677.")
    private int port = EndpointSettings.DEFAULT_PORT;

    @Option(
            names = "--with-token",
            description =
                    "Include the token. Anyone with the file can then upload and delete images.")
    private boolean withToken;

    public SxcuCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (port < 1 || port > EndpointSettings.MAX_PORT) {
            throw new WrongUsage("The port must be from 1 to " + EndpointSettings.MAX_PORT + ".");
        }
        Map<String, Object> uploader = new LinkedHashMap<>();
        uploader.put("Version", "15.0.0");
        uploader.put("Name", "Dropsize");
        uploader.put("DestinationType", "ImageUploader");
        uploader.put("RequestMethod", "POST");
        uploader.put("RequestURL", "http://127.0.0.1:" + port + "/upload");
        if (withToken) {
            String token = new TokenFile(session.core().folders().data()).token();
            uploader.put("Headers", Map.of("Authorization", "Bearer " + token));
        }
        uploader.put("Body", "MultipartFormData");
        uploader.put("FileFormName", "files");
        uploader.put("URL", "{json:result[0]}");
        uploader.put("ErrorMessage", "{json:message}");
        session.console().printJson(Json.object(uploader));
        if (!withToken) {
            session.console()
                    .say(
                            "The token is not included. In ShareX, add the header Authorization with"
                                    + " the value Bearer and the token that “dropsize token” prints.");
        }
        return ExitCode.OK;
    }
}
