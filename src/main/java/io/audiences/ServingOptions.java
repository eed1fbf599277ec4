package io.audiences;

import io.audiences.server.InvalidSettings;
import io.audiences.server.Settings;
import io.audiences.server.SettingsReader;
import picocli.CommandLine.Mixin;

/** All options of a server, read at once. */
final class ServingOptions {
    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private EvaluationOptions evaluation = new EvaluationOptions();

    /** Throws {@link InvalidSettings}. */
    Settings settings() {
        SettingsReader reader = new SettingsReader();
        Settings settings = new Settings(
                listen.host(reader),
                listen.port(reader),
                database.data(reader),
                database.database(reader),
                database.pool(reader),
                evaluation.zone(reader),
                evaluation.traits(reader),
                evaluation.threads(reader),
                evaluation.eventRetention(reader),
                evaluation.adminKey(reader));
        reader.finish();
        return settings;
    }
}
