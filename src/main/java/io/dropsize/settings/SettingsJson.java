package io.dropsize.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.SizeRule;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.StdConverter;

/**
 * The settings as JSON text. What a file lacks is as in {@link Settings#DEFAULT}; what it has
 * besides is passed over.
 */
final class SettingsJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addMixIn(Credentials.class, CredentialsShape.class)
                    .addMixIn(SizeRule.class, SizeRuleShape.class)
                    .addMixIn(Preset.class, PresetShape.class)
                    .addMixIn(PresetJson.class, Lean.class)
                    .addMixIn(KeyTemplate.class, KeyTemplateShape.class)
                    .addMixIn(Destination.class, DestinationShape.class)
                    .build();

    private SettingsJson() {}

    static byte[] write(Settings settings) {
        return MAPPER.writeValueAsBytes(settings);
    }

    static String write(Preset preset) {
        return MAPPER.writeValueAsString(preset);
    }

    /**
     * @throws JacksonException when it is no preset
     */
    static Preset readPreset(String json) {
        return MAPPER.readValue(json, Preset.class);
    }

    /**
     * @throws JacksonException when it is no JSON, or a value can't be what it says
     * @throws DropsizeException when it is no JSON object, or a value is out of its bounds
     */
    static Settings read(byte[] json) {
        ObjectNode merged = MAPPER.valueToTree(Settings.DEFAULT);
        JsonNode found = MAPPER.readTree(json);
        if (!found.isObject()) {
            throw new DropsizeException(ErrorKind.BAD_SETTING, "These are no settings.");
        }
        for (var field : found.properties()) {
            merged.set(field.getKey(), field.getValue());
        }
        return MAPPER.treeToValue(merged, Settings.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Credentials.Environment.class, name = "environment"),
        @Type(value = Credentials.Profile.class, name = "profile"),
        @Type(value = Credentials.AccessKey.class, name = "access-key")
    })
    private interface CredentialsShape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = SizeRule.LongestSide.class, name = "longest-side"),
        @Type(value = SizeRule.Box.class, name = "box"),
        @Type(value = SizeRule.Percent.class, name = "percent")
    })
    private interface SizeRuleShape {}

    @JsonSerialize(converter = ToJson.class)
    @JsonDeserialize(converter = FromJson.class)
    private interface PresetShape {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface Lean {}

    private static final class ToJson extends StdConverter<Preset, PresetJson> {
        @Override
        public PresetJson convert(Preset preset) {
            return PresetJson.of(preset);
        }
    }

    private static final class FromJson extends StdConverter<PresetJson, Preset> {
        @Override
        public Preset convert(PresetJson json) {
            return json.preset();
        }
    }

    @JsonIgnoreProperties("thisComputer")
    private interface DestinationShape {}

    private interface KeyTemplateShape {
        @JsonValue
        String text();

        @JsonCreator
        static KeyTemplate of(String text) {
            return new KeyTemplate(text);
        }
    }
}
