package io.github.forkpair.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.apache.maven.toolchain.ToolchainPrivate;
import org.apache.maven.toolchain.model.ToolchainModel;
import org.jspecify.annotations.Nullable;

/** Toolchains as a user's file would name them, matched as Maven's own are. */
final class ToolchainsOnDisk implements ToolchainManager {

    private final List<Toolchain> known = new ArrayList<>();

    void add(String version, String java) {
        known.add(new Jdk(version, java));
    }

    @Override
    public List<Toolchain> getToolchains(
            @Nullable MavenSession session, String type, Map<String, String> requirements) {
        return known.stream()
                .filter(each -> ((ToolchainPrivate) each).matchesRequirements(requirements))
                .toList();
    }

    @Override
    public @Nullable Toolchain getToolchainFromBuildContext(String type, MavenSession session) {
        return null;
    }

    private record Jdk(String version, String java) implements ToolchainPrivate {
        @Override
        public boolean matchesRequirements(Map<String, String> requirements) {
            String wanted = requirements.get("version");
            if (wanted == null) {
                return true;
            }
            try {
                VersionRange range = VersionRange.createFromVersionSpec(wanted);
                return range.hasRestrictions()
                        ? range.containsVersion(new DefaultArtifactVersion(version))
                        : wanted.equals(version);
            } catch (InvalidVersionSpecificationException e) {
                return false;
            }
        }

        @Override
        public ToolchainModel getModel() {
            ToolchainModel model = new ToolchainModel();
            model.addProvide("version", version);
            return model;
        }

        @Override
        public String getType() {
            return "jdk";
        }

        @Override
        public String findTool(String tool) {
            return java;
        }
    }
}
