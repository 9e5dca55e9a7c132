package io.github.forkpair.plan;

/** Refuses the value that a setting was given. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SettingException(Setting setting, String value, String allowed) {
        super(setting.key() + " cannot be \"" + value + "\". " + allowed);
    }
}
