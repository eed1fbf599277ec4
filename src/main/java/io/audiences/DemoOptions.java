package io.audiences;

import io.audiences.demo.DemoShop;
import io.audiences.server.InvalidSettings;
import io.audiences.server.Settings;
import io.audiences.server.SettingsReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the demo. */
final class DemoOptions {
    private static final int MOST_CUSTOMERS = 1_000_000;
    private static final int CONNECTIONS = 16;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    // not AUDIENCES_DATA: a demo must not get into the folder of a real server
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:AUDIENCES_DEMO_DATA:-data/demo}",
            description = "Folder of the demo. AUDIENCES_DEMO_DATA, default: data/demo")
    private String data = "";

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Customers of a new shop, each with 20 events on average. Default: 20000")
    private String customers = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another seed is another shop. Default: 1")
    private String seed = "";

    @Option(names = "--no-serve", description = "End after the table.")
    private boolean isNotServing;

    /** What was chosen; the shop is the one that a new folder gets. */
    record Chosen(Settings settings, DemoShop shop, boolean isServing) {}

    /** Throws {@link InvalidSettings}. */
    Chosen chosen(Instant now) {
        SettingsReader reader = new SettingsReader();
        Settings settings = new Settings(
                listen.host(reader),
                listen.port(reader),
                reader.path("--data", data),
                Optional.empty(),
                CONNECTIONS,
                ZoneId.of("UTC"),
                Optional.empty(),
                Runtime.getRuntime().availableProcessors(),
                Optional.empty(),
                Optional.empty());
        DemoShop shop = new DemoShop(
                reader.wholeNumber("--seed", seed), reader.number("--customers", customers, 1, MOST_CUSTOMERS), now);
        reader.finish();
        return new Chosen(settings, shop, !isNotServing);
    }
}
