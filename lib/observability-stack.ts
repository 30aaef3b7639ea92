import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ApiStack } from '#lib/api-stack.ts';
import type { ProjectionStack } from '#lib/projection-stack.ts';
import type { SchedulesStack } from '#lib/schedules-stack.ts';

type Watched = { readonly projection: ProjectionStack; readonly schedules: SchedulesStack; readonly api: ApiStack };

export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { projection, schedules, api, ...props }: StackProps & Watched) {
    super(scope, id, { ...props, description: '阳光编制 · alarms and dashboard' });
    void [projection, schedules, api];
  }
}
