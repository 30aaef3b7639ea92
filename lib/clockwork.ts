import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, type ScheduleExpression, ScheduleGroup, type ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { DeadLetterQueue } from '#lib/dead-letter-queue.ts';

type Firing = {
  readonly id: string;
  readonly description: string;
  readonly schedule: ScheduleExpression;
  readonly input?: ScheduleTargetInput;
};

/** Starts functions of a stack by the clock. `prefix` sets its resources apart from those of other stacks. */
export class Clockwork {
  readonly group: ScheduleGroup;
  readonly #scope: Stack;
  readonly #failures: DeadLetterQueue;
  readonly #role: IRole;

  constructor(scope: Stack, functions: readonly BundledFunction[], failures: DeadLetterQueue, prefix = '') {
    this.#scope = scope;
    this.#failures = failures;
    this.group = new ScheduleGroup(scope, `${prefix}Schedules`, { removalPolicy: RemovalPolicy.DESTROY });
    this.#role = invoker(scope, `${prefix}Invoker`, functions, failures);
    for (const fn of functions)
      fn.configureAsyncInvoke({
        retryAttempts: 2,
        maxEventAge: Duration.hours(6),
        onFailure: new SqsDestination(failures),
      });
  }

  /** The scheduler only hands the event over; failures inside the function are retried and set aside by Lambda. */
  fire(fn: BundledFunction, { id, description, schedule, input }: Firing): void {
    new Schedule(this.#scope, id, {
      description,
      scheduleGroup: this.group,
      schedule,
      target: new LambdaInvoke(fn, {
        role: this.#role,
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
        deadLetterQueue: this.#failures,
        ...(input ? { input } : {}),
      }),
    });
  }
}

/** The role of the scheduler, fixed here: the target's own grant would cover every version and alias by a wildcard. */
function invoker(scope: Stack, id: string, functions: readonly BundledFunction[], failures: DeadLetterQueue): IRole {
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': scope.account } },
    }),
  });
  const resources = functions.map((fn) => fn.functionArn);
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }));
  return role.withoutPolicyUpdates();
}
