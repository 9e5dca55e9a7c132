package com.acme.ledger;

import org.jspecify.annotations.Nullable;

/** The package's own, so that only a test within the module sees it. */
final class Ledger {

    static @Nullable String moduleName() {
        return Ledger.class.getModule().getName();
    }

    private Ledger() {}
}
