/// A small API that tests of contracts and scenarios share.
package enum NotesAPI {
    /// Its contract.
    package static let contract = """
        openapi: 3.1.0
        info: { title: Notes, version: "1" }
        security: [{ key: [] }]
        paths:
          /notes:
            post:
              operationId: createNote
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/Note" }
                    examples:
                      sample: { value: { text: Buy milk, rank: 1 } }
              responses:
                "201":
                  description: The note.
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/Note" }
                      examples:
                        created: { value: { id: n1, text: Buy milk, rank: 1 } }
                "400": { $ref: "#/components/responses/Problem" }
                "401": { $ref: "#/components/responses/Problem" }
                "429":
                  description: Too many.
                  content: { application/json: { examples: { tooMany: { value: { error: too many } } } } }
            get:
              operationId: listNotes
              responses:
                "200":
                  description: All notes.
                  content: { application/json: { example: [] } }
          /notes/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get:
              operationId: getNote
              responses:
                "200":
                  description: The note.
                  content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } }
                "404":
                  description: No such note.
                  content: { application/json: { examples: { missing: { value: { error: no such note } } } } }
            put:
              operationId: replaceNote
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } }
              responses:
                "200": { description: The note. }
                "404":
                  description: No such note.
                  content: { application/json: { examples: { missing: { value: { error: no such note } } } } }
            delete:
              operationId: deleteNote
              responses:
                "204": { description: Gone. }
                "404":
                  description: No such note.
                  content: { application/json: { examples: { missing: { value: { error: no such note } } } } }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: Api-Key }
          responses:
            Problem:
              description: A problem.
              content: { application/json: { examples: { problem: { value: { error: a problem } } } } }
          schemas:
            Note:
              type: object
              required: [text]
              properties:
                id: { type: string }
                text: { type: string, minLength: 1 }
                rank: { type: integer, format: int32 }
        """

    /// A scenario that keeps notes.
    package static let scenario = """
        title: Notes that are kept
        contract: openapi.yaml
        rules:
          - id: no-key
            stage: arrival
            when: { authenticated: false }
            respond: { status: 401, body: { error: no key } }
          - id: invalid
            stage: authenticated
            when: { valid: false }
            respond:
              status: 400
              body: { errors: { $map: { $eval: violations }, "each(v)": "${v.pointer}: ${v.keyword}" } }
          - id: sample
            operation: createNote
            when: { body: { "": { equalsJSON: { example: sample } } } }
            save: { into: notes, key: n1, value: { id: n1, text: Buy milk, rank: 1 } }
            respond: { example: created }
          - id: create
            operation: createNote
            save:
              into: notes
              key: "${record.id}"
              value: { $merge: [{ id: "${id(8)}" }, { $eval: request.body }] }
            respond: { status: 201, headers: { Location: "/notes/${record.id}" }, body: { $eval: record } }
          - id: get
            operation: getNote
            load: { from: notes, key: "${request.parameters.id}", missing: { example: missing } }
            respond: { status: 200, body: { $eval: record } }
          - id: list
            operation: GET /notes
            list:
              from: notes
              where: { /rank: { $if: "'rank' in request.query", then: { $eval: request.query.rank } } }
              sort: -/rank
            respond: { status: 200, body: { $eval: record } }
          - id: replace
            operation: replaceNote
            update:
              in: notes
              key: "${request.parameters.id}"
              merge: { $eval: request.body }
              missing: { example: missing }
            respond: { status: 200, body: { $eval: record } }
          - id: delete
            operation: deleteNote
            remove: { from: notes, key: "${request.parameters.id}", missing: { example: missing } }
            respond: { status: 204 }
        """
}
