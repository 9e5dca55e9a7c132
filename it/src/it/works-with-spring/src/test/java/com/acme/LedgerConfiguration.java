package com.acme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class LedgerConfiguration {

    @Bean
    Ledger ledger() {
        return new Ledger();
    }
}
