import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** The alarms of the system and the topic on which they ring; those on duty subscribe to it. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Sunshine Bianzhi alarms', enforceSSL: true });
    // A topic with a policy of its own loses the default one, under which alarms of the account may publish.
    const { account } = Stack.of(this);
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }

  /** Rings as soon as one period of the metric reaches `threshold`. No data means that nothing happened: that is fine. */
  ringAt(threshold: number, metric: IMetric, id: string, description: string): void {
    const comparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
    this.add(id, {
      metric,
      threshold,
      description,
      comparisonOperator,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Rings when so many periods of the metric pass in a row without anything having happened. */
  ringWhenSilent(periods: number, metric: IMetric, id: string, description: string): void {
    const comparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD;
    this.add(id, {
      metric,
      threshold: 1,
      periods,
      description,
      comparisonOperator,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private add(id: string, { description, periods = 1, ...props }: AlarmOptions): void {
    const alarm = new Alarm(this, id, { ...props, alarmDescription: description, evaluationPeriods: periods });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.all.push(alarm);
  }
}

type AlarmOptions = {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly periods?: number;
  readonly description: string;
  readonly comparisonOperator: ComparisonOperator;
  readonly treatMissingData: TreatMissingData;
};
