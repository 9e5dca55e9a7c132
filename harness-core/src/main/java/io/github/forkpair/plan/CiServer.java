package io.github.forkpair.plan;

import java.util.List;
import java.util.Map;

/** Tells whether a CI server reads what a build prints, by the variables that each of them sets. */
final class CiServer {

    private static final List<String> VARIABLES =
            List.of(
                    "CI",
                    "BUILD_ID",
                    "BUILD_NUMBER",
                    "JENKINS_URL",
                    "HUDSON_URL",
                    "GITLAB_CI",
                    "GITHUB_ACTIONS",
                    "TEAMCITY_VERSION",
                    "TF_BUILD",
                    "BUILDKITE",
                    "CIRCLECI",
                    "TRAVIS",
                    "DRONE",
                    "APPVEYOR",
                    "BITBUCKET_BUILD_NUMBER",
                    "CODEBUILD_BUILD_ID",
                    "bamboo_buildNumber");

    private CiServer() {}

    /** Asks an environment. A variable that is empty or {@code false} says that there is none. */
    static boolean isThere(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, "").strip())
                .anyMatch(value -> !value.isEmpty() && !value.equalsIgnoreCase("false"));
    }
}
