package io.dropsize.cli.settings;

import io.dropsize.cli.option.WrongUsage;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.settings.Settings;

/** Refuses changes of destinations that come from the team file. */
final class TeamDestinations {
    private TeamDestinations() {}

    /**
     * @throws WrongUsage if the destination is one of the team
     */
    static void requireOwn(Settings settings, String name) {
        if (settings.isTeamDestination(name)) {
            throw new WrongUsage(
                    ErrorText.forCommandLine(
                            new DropsizeException(ErrorKind.TEAM_READ_ONLY, name)));
        }
    }
}
