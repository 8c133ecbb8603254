extension TokenPattern {
    private static let underscored = ByteSet.alphanumeric | ByteSet("_")

    /// Forges, registries of packages and images, builds, quality.
    static let code: [TokenPattern] =
        family("github-token", "ghp_ gho_ ghu_ ghs_ ghr_", wordOrDot, 30...1_200)
        + family(
            "gitlab-token",
            "glpat- gldt- glrt- glrtr- glptt- glcbt- glft- glsoat- glimt- glagent- glffct- gloas- glwt-", wordOrDot,
            20...long)
        + family("atlassian-token", "ATATT3xFf ATCTT3xFf", .word | ByteSet("="), 40...long)
        + family("sonar-token", "squ_ sqp_ sqa_", .hexadecimal, 40...40)
        + family("buildkite-token", "bkua_ bkct_ bkaj_", .alphanumeric, 32...80, start: .boundary)
        + family("docker-token", "dckr_pat_ dckr_oat_", .word, 20...128)
        + family("packagist-token", "packagist_uut_ packagist_out_ packagist_ort_", .hexadecimal, 60...72)
        + family("jetbrains-token", "perm: perm-", .base64 | ByteSet(".="), 60...long, start: .boundary, check: .mixed)
        + [
            TokenPattern("github-token", "github_pat_", underscored, 36...255),
            TokenPattern("gitlab-runner-token", "GR1348941", .word, 20...20),
            TokenPattern("bitbucket-token", "ATBB", .alphanumeric, 32...32, start: .boundary, check: .mixed),
            TokenPattern("npm-token", "npm_", .alphanumeric, 36...36),
            TokenPattern("pypi-token", "pypi-AgE", .word, 50...long),
            TokenPattern("rubygems-token", "rubygems_", .hexadecimal, 48...48),
            TokenPattern("crates-token", "cio", .alphanumeric, 32...32, start: .boundary, check: .mixed),
            TokenPattern("nuget-key", "oy2", .lowercase | .digits, 43...43, start: .boundary, check: .digit),
            TokenPattern("clojars-token", "CLOJARS_", .hexadecimal, 60...60),
            TokenPattern("artifactory-key", "AKCp", .alphanumeric, 60...80, start: .boundary),
            TokenPattern("artifactory-token", "cmVmdGtuO", .alphanumeric, 55...55, start: .boundary),
            TokenPattern("circleci-token", "CCIPAT_", underscored, 40...128),
            TokenPattern("circleci-token", "CCIPRJ_", underscored, 40...128),
            TokenPattern("sourcegraph-token", "sgp_", underscored, 40...80, start: .boundary),
            TokenPattern("linear-key", "lin_api_", .alphanumeric, 40...64),
            TokenPattern("linear-key", "lin_oauth_", .alphanumeric, 40...64),
            TokenPattern("postman-key", "PMAK-", .hexadecimal | ByteSet("-"), 59...59),
            TokenPattern("readme-key", "rdme_", .lowercase | .digits, 70...70, start: .boundary),
            TokenPattern("infracost-key", "ico-", .alphanumeric, 32...32, start: .boundary, check: .mixed),
        ]
}
