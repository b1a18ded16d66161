/// The schemas of the server's own API, as YAML.
enum AdminSchemas {
    static let text = """
        Problem:
          type: object
          required: [title, status, detail]
          properties:
            title: { type: string }
            status: { type: integer }
            detail: { type: string }
            findings: { type: array, items: { type: string } }
        Health:
          type: object
          required: [status, run, contracts, scenarios, sessions]
          additionalProperties: false
          properties:
            status: { const: ok }
            run: { type: string, description: The token that every answer of this run carries as Understudy-Run. }
            contracts: { type: array, items: { type: string } }
            scenarios: { type: integer }
            sessions: { type: integer, description: Those that are open beside the default one. }
        Document: { type: object, required: [openapi, info, paths] }
        ContractList:
          type: object
          required: [contracts]
          additionalProperties: false
          properties:
            contracts:
              type: array
              items:
                type: object
                required: [name, title, file, operations]
                additionalProperties: false
                properties:
                  name: { type: string }
                  title: { type: string }
                  file: { type: string, description: As the server was given it. }
                  operations:
                    type: array
                    items:
                      type: object
                      required: [id, title, responses]
                      additionalProperties: false
                      properties:
                        id: { type: string }
                        title: { type: string, description: The method and the path. }
                        responses: { type: array, items: { type: string } }
        ScenarioList:
          type: object
          required: [scenarios]
          properties:
            scenarios:
              type: array
              items:
                type: object
                required: [name, contract, file]
                properties:
                  name: { type: string }
                  title: { type: string }
                  contract: { type: string }
                  file: { type: string }
                  extends: { type: array, items: { type: string } }
                  rules: { type: array, items: { type: string } }
        ScenarioChoices:
          type: array
          items:
            description: >-
              The name of a loaded scenario, or a whole scenario document. Such a document can also be sent as text:
              an object of `yaml`, the text, and `file`, the name that findings give it.
            type: [string, object]
        ScenarioWish:
          type: object
          required: [scenarios]
          additionalProperties: false
          properties:
            scenarios: { $ref: "#/components/schemas/ScenarioChoices" }
            reset: { type: boolean, description: True to forget the state too. }
        InPlay:
          type: object
          required: [scenarios]
          additionalProperties: false
          properties:
            scenarios: { type: array, items: { type: string } }
        SessionWish:
          type: object
          additionalProperties: false
          properties:
            scenarios: { $ref: "#/components/schemas/ScenarioChoices" }
            clock:
              anyOf:
                - { $ref: "#/components/schemas/ClockMode" }
                - type: object
                  required: [mode]
                  additionalProperties: false
                  properties:
                    mode: { $ref: "#/components/schemas/ClockMode" }
                    now: { type: string, format: date-time }
            seed: { type: integer, minimum: 0, maximum: 18446744073709551615 }
            name: { type: string, minLength: 1, maxLength: 200 }
            port: { type: boolean, description: True for ports of its own. }
            traceId: { type: string, pattern: "^[0-9a-f]{32}$" }
            ttl: { type: number, exclusiveMinimum: 0, description: How many seconds it lives. }
        ClockMode: { type: string, enum: [real, manual, auto] }
        Clock:
          type: object
          required: [mode, now, description]
          additionalProperties: false
          properties:
            mode: { $ref: "#/components/schemas/ClockMode" }
            now: { type: string, format: date-time }
            description: { type: string }
        ClockWish:
          type: object
          additionalProperties: false
          minProperties: 1
          properties:
            mode: { $ref: "#/components/schemas/ClockMode" }
            now: { type: string, format: date-time, description: What a new clock shows first. }
            advance: { type: string, description: "How far to move it on, such as 30s." }
            set: { type: string, format: date-time, description: The moment to move it on to. }
        Session:
          type: object
          required: [id, name, url, tlsUrl, ports, headers, scenarios, clock, seed, authority]
          additionalProperties: false
          properties:
            id: { type: string }
            name: { type: string }
            url: { type: [string, "null"], description: The base URL for http. }
            tlsUrl: { type: [string, "null"], description: The base URL for https. }
            ports:
              type: [object, "null"]
              required: [url, tlsUrl]
              additionalProperties: false
              properties:
                url: { type: string }
                tlsUrl: { type: [string, "null"] }
            headers:
              description: What names the session in requests to the server's own URL.
              type: object
              additionalProperties: { type: string }
            authority: { type: [string, "null"], description: The file with the certificate that signs for https. }
            scenarios: { type: array, items: { type: string } }
            clock: { $ref: "#/components/schemas/Clock" }
            seed: { type: integer }
            traceId: { type: string }
            ttl: { type: number }
            opened: { type: string, format: date-time }
        SessionList:
          type: object
          required: [sessions]
          additionalProperties: false
          properties:
            sessions: { type: array, items: { $ref: "#/components/schemas/Session" } }
        State:
          type: object
          required: [machines]
          additionalProperties: false
          properties:
            machines:
              description: By contract, then by machine.
              type: object
              additionalProperties: { type: object, additionalProperties: { type: string } }
        Store:
          type: object
          required: [store]
          additionalProperties: false
          properties:
            store:
              description: By contract, collection and key.
              type: object
              additionalProperties: { type: object, additionalProperties: { type: object } }
        Collection:
          type: object
          description: The values by their keys, the oldest first.
        Value: true
        Headers:
          type: array
          items:
            type: object
            required: [name, value]
            additionalProperties: false
            properties: { name: { type: string }, value: { type: string } }
        Entry:
          type: object
          required: [ordinal, session, time, outcome]
          additionalProperties: false
          properties:
            ordinal: { type: integer, minimum: 1 }
            session: { type: string }
            time: { type: string, format: date-time }
            outcome: { type: string }
            contract: { type: string }
            operation: { type: string }
            rule: { type: string }
            modifiers: { type: array, items: { type: string } }
            status: { type: integer }
            fault: { type: string, description: What went wrong on purpose while it was answered. }
            delay: { type: number, description: How many seconds its rules let the answer wait. }
            ended: { type: string, format: date-time, description: When an answer that waited was out or given up. }
            request:
              type: object
              required: [method, target, headers]
              additionalProperties: false
              properties:
                method: { type: string }
                target: { type: string }
                secure: { type: boolean }
                headers: { $ref: "#/components/schemas/Headers" }
                body: { description: Content that is JSON. }
                bodyText: { type: string }
                bodyBase64: { type: string }
            response:
              type: object
              description: What was answered, without the fields that every message of the server has.
              required: [headers]
              additionalProperties: false
              properties:
                headers: { $ref: "#/components/schemas/Headers" }
                body: { description: Content that is JSON. }
                bodyText: { type: string }
                bodyBase64: { type: string }
            refusal:
              type: object
              description: Why the bytes could not be read as a request.
              required: [reason, offset]
              properties: { reason: { type: string }, offset: { type: integer } }
            violations:
              type: array
              items:
                type: object
                required: [place, keyword, severity, message, location]
                properties:
                  place: { type: string }
                  keyword: { type: string }
                  severity: { type: string }
                  message: { type: string }
                  location: { type: string }
            remark: { type: string }
        Journal:
          type: object
          required: [entries, evicted, next]
          additionalProperties: false
          properties:
            entries: { type: array, items: { $ref: "#/components/schemas/Entry" } }
            evicted: { type: integer, description: How many of the session were forgotten for want of room. }
            next: { type: integer, description: What to send as `after` for what comes next. }
        Archive:
          type: object
          required: [log]
          additionalProperties: false
          properties:
            log: { type: object, required: [version, creator, entries] }
        Count:
          type: object
          required: [count, pending, evicted]
          additionalProperties: false
          properties:
            count: { type: integer }
            pending: { type: integer, description: How many of them are not answered to the end. }
            evicted: { type: integer }
        JournalQuery:
          type: object
          additionalProperties: false
          properties:
            operation: { type: string, description: "Its operationId, or its method and path; CONTRACT and a colon may be in front." }
            when:
              description: What must hold of the request, as rules say it; an object, or its text in YAML.
              type: [object, string]
            file: { type: string, description: The name that findings give the text. }
        Found:
          type: object
          required: [ordinals, missed, unknown, pending, evicted]
          additionalProperties: false
          properties:
            ordinals: { type: array, items: { type: integer } }
            missed:
              description: The exchanges of the operation that do not meet the condition, and why.
              type: array
              items:
                type: object
                required: [ordinal, mismatches]
                additionalProperties: false
                properties:
                  ordinal: { type: integer }
                  mismatches:
                    type: array
                    items:
                      type: object
                      required: [place, sent, wanted, location]
                      additionalProperties: false
                      properties:
                        place: { type: string }
                        sent: { type: [string, "null"] }
                        wanted: { type: string }
                        location: { type: string }
            unknown:
              description: The exchanges of the operation of which cannot be told whether they meet it, and why.
              type: array
              items:
                type: object
                required: [ordinal, reason]
                additionalProperties: false
                properties: { ordinal: { type: integer }, reason: { type: string } }
            pending: { type: integer, description: How many exchanges of the session are not answered to the end. }
            evicted: { type: integer }
        RuleUses:
          type: object
          required: [rules, evicted]
          additionalProperties: false
          properties:
            rules:
              description: The own rules of the scenarios that were chosen, in their order.
              type: array
              items:
                type: object
                required: [id, scenario, operations, location, uses]
                additionalProperties: false
                properties:
                  id: { type: string }
                  scenario: { type: string }
                  operations: { type: array, items: { type: string } }
                  location: { type: string }
                  uses: { type: integer }
            evicted: { type: integer }
        NearMisses:
          type: object
          required: [nearMisses]
          additionalProperties: false
          properties:
            nearMisses:
              type: array
              items:
                type: object
                required: [ordinal, method, target, text]
                additionalProperties: false
                properties:
                  ordinal: { type: integer }
                  method: { type: string }
                  target: { type: string }
                  text: { type: string }
        """
}
