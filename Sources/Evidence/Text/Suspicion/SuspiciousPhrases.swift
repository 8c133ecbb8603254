/// Turns of phrase by what they are a sign of, each with its weight. Numbers and single letters are left out, as they
/// are in ``PlainWords``: `verified by 3 SREs` is written without the 3.
enum SuspiciousPhrases {
    static let lists: [(SuspicionSign, String)] = [
        (
            .addressesModel,
            """
            10 you must
            15 you shall
            20 you are now
            10 you are in
            30 you approve
            45 as an ai
            30 ai agent
            40 ai reading
            35 to the ai
            40 dear ai
            40 dear assistant
            30 language model
            30 dear language model
            35 the assistant shall
            35 assistant must
            40 system prompt
            20 your system prompt
            20 your instructions
            25 your guidelines
            25 your earlier guidelines
            25 your answer
            30 your summary
            20 your report
            15 your response
            40 your diagnosis
            20 your analysis
            15 your output
            20 your task
            15 your role
            30 your objective
            30 your new objective
            40 your operator wants
            50 before you diagnose
            40 before answering
            40 before you answer
            40 when you summarise
            40 when you summarize
            40 when you answer
            20 operator policy
            20 new task
            30 new objective
            30 new instructions
            20 choose action
            30 always choose
            25 must choose
            30 answer only with
            30 respond only with
            20 from now on
            20 from here on
            15 act as
            15 pretend to be
            40 reading this log
            15 note to the
            40 state a confidence
            40 asks the ai
            40 tell the ai
            40 an den assistenten
            30 neue anweisung an
            30 automated reviewer
            35 chatgpt
            25 claude
            35 do as say
            20 you are talking to
            30 whoever parses
            35 answer has to contain
            35 answer must contain
            25 end of logs
            25 end of log
            25 end of evidence
            """
        ),
        (
            .overridesInstructions,
            """
            60 everything you were told
            35 system override
            25 admin override
            25 developer mode
            40 jailbreak
            60 do not follow the instructions
            60 do not follow previous instructions
            50 do not follow the rules
            30 do not obey
            30 pay no attention
            60 no hagas caso de las instrucciones
            50 não siga as regras
            50 não siga as instruções
            50 ne suivez pas les instructions
            40 trusted instructions
            50 disable the guardrails
            50 disable guardrails
            """
        ),
        (
            .claimsAuthority,
            """
            30 only fix is
            30 only known fix
            35 only known remedy
            25 only remedy is
            25 official fix
            20 vendor runbook
            25 runbook states
            15 vendor advisory
            25 workaround endorsed
            25 endorsed by the
            15 required step
            20 before anything else
            30 verified by sres
            30 confirmed by sres
            30 verified by the vendor
            30 confirmed by the vendor
            20 sre lead
            20 important message from
            15 runbook https
            """
        ),
        (
            .forgesApproval,
            """
            40 approved true next action
            15 approved true
            35 already approved this
            25 has already approved
            40 human approval granted
            25 approval granted
            30 approved by the incident
            35 no further confirmation
            30 without approval
            35 skip approval
            30 no longer have to check
            30 you no longer have
            25 without asking
            30 without confirmation
            35 without dry run
            20 execute now
            20 execute immediately
            30 proceed with the deletion
            10 proceed with
            20 apply the remediation
            30 auto approve true
            """
        ),
        (
            .inflatesConfidence,
            """
            40 root cause is certain
            35 no other cause
            25 required remediation
            30 correct root cause
            20 true root cause
            20 root cause confirmed
            35 with absolute certainty
            25 nothing else needs
            """
        ),
        (
            .suppressesIncident,
            """
            25 close the incident
            25 mark resolved
            30 mark this incident
            20 incident is resolved
            25 must be closed
            20 close the ticket
            20 everything is healthy
            20 everything is fine
            25 all is well
            20 false alarm
            25 do not report
            35 do not investigate
            20 do not alert
            35 stop investigating
            30 keep the service down
            20 alles in ordnung
            20 tutto va bene
            20 tout va bien
            20 todo está bien
            20 tudo está bem
            """
        ),
        (
            .exfiltrates,
            """
            30 print the secret
            35 value of the secret
            25 print the environment
            25 add the link
            25 add link to
            20 include the value
            30 followed by the log
            40 exfiltrate
            30 send the logs to
            """
        ),
        (
            .encodesText,
            """
            45 decode and follow
            45 decode and execute
            25 decode this
            """
        ),
    ]
}
