import * as z from 'zod';
import { readable, type System, spell } from '#test/cloud/templates.ts';

const oneOrMore = <T extends z.ZodType>(item: T) => z.preprocess((v) => (Array.isArray(v) ? v : [v]), z.array(item));
const statement = z.object({
  Effect: z.literal('Allow'),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
});
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.tuple([z.object({ Ref: z.string() })]),
});

/** Every permission of every role, as `role: action on resource`. */
export const permissionsOf = (system: System): string[] =>
  system
    .ofType('AWS::IAM::Policy')
    .map((found) => policy.parse(found.Properties))
    .flatMap(({ PolicyDocument, Roles: [role] }) =>
      PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
        Action.flatMap((action) => Resource.map((on) => `${readable(role.Ref)}: ${action} on ${spell(system, on)}`)),
      ),
    );
