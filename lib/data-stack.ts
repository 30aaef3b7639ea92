import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { wantsCdn } from '#lib/feed-cdn.ts';
import { KeyedTable } from '#lib/keyed-table.ts';
import { PrivateBucket } from '#lib/private-bucket.ts';

/** Everything that must survive: tables, published documents and feeds. Nothing in here is deleted with the stack. */
export class DataStack extends Stack {
  /** The truth: one item per publication, appended and never changed. Its stream feeds the projections. */
  readonly ledger: KeyedTable;
  /** Public read model of units, with the sparse index `due` of what is going stale. */
  readonly units: KeyedTable;
  /** Public read model of staff. */
  readonly staff: KeyedTable;
  /** Imports and drafts on their way to publication, abandoned ones expire; and for an hour how often a client objects. */
  readonly submissions: KeyedTable;
  /** Requests, complaints, corrections and inspections. */
  readonly cases: KeyedTable;
  /** Accounts, roles and scopes; and sessions and messages, which expire; with the sparse index `unread` of messages. */
  readonly people: KeyedTable;
  /** Versions of the rules that a county goes by, and of the policy documents that they rest on. */
  readonly settings: KeyedTable;
  /** How far each feed has come, and who has witnessed it. */
  readonly feeds: KeyedTable;
  /** The files of the feeds, under their addresses. Without versions: what a takedown destroys must stand nowhere. */
  readonly feedFiles: PrivateBucket;
  /**
   * Release documents below `documents/`, drafts below `drafts/`, files attached to submissions below `evidence/` and those of policy
   * documents below `policies/`, kept for ever; imports below `imports/`, which expire. Each under its own digest.
   */
  readonly documents: PrivateBucket;
  /** `{"key": …}`, from which the keys of sessions and of identity numbers are derived; `oidcClientSecret` may be added. */
  readonly keys: Secret;
  /** `{"key": …}`, under which the public pages count how often a client objects; it opens nothing else. */
  readonly clientKey: Secret;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: tables and documents', terminationProtection: true });
    this.ledger = new KeyedTable(this, 'Ledger', { stream: StreamViewType.NEW_IMAGE });
    this.units = new KeyedTable(this, 'Units');
    this.units.addGlobalSecondaryIndex({
      indexName: 'due',
      partitionKey: { name: 'duePk', type: AttributeType.STRING },
      sortKey: { name: 'dueAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.staff = new KeyedTable(this, 'Staff');
    this.submissions = new KeyedTable(this, 'Submissions', { timeToLiveAttribute: 'expiresAt' });
    this.cases = new KeyedTable(this, 'Cases');
    for (const table of [this.submissions, this.cases]) indexHistories(table);
    this.people = new KeyedTable(this, 'People', { timeToLiveAttribute: 'expiresAt' });
    this.people.addGlobalSecondaryIndex({
      indexName: 'unread',
      partitionKey: { name: 'unreadPk', type: AttributeType.STRING },
      sortKey: { name: 'unreadSk', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['message'],
    });
    this.settings = new KeyedTable(this, 'Settings');
    this.feeds = new KeyedTable(this, 'Feeds');

    const accessLogs = new PrivateBucket(this, 'AccessLogs', { lifecycleRules: [{ expiration: Duration.days(365) }] });
    Validations.of(accessLogs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket receives the access logs; logging its own writes would never end.',
    });
    this.documents = new PrivateBucket(this, 'Documents', {
      versioned: true,
      // An import can be published for thirty days.
      lifecycleRules: [
        { prefix: 'imports/', expiration: Duration.days(31), noncurrentVersionExpiration: Duration.days(1) },
      ],
      // aws-cdk-lib's own Bucket does not fit its IBucket under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'documents/',
    });
    this.feedFiles = new PrivateBucket(this, 'FeedFiles', {
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix: 'feeds/',
    });
    if (wantsCdn(this)) this.letCdnRead();
    this.keys = this.randomKey(
      'Keys',
      'the key from which those of sessions and identity numbers are derived',
      'Identity numbers are kept as marks under this key: under another one, the same person would never be found again.',
    );
    this.clientKey = this.randomKey(
      'ClientKey',
      'the key under which addresses of clients are counted',
      'What is marked under this key counts for an hour; it protects nothing older.',
    );
  }

  /** Any distribution of this account: the bucket stands before there is one. */
  private letCdnRead(): void {
    const ofOurs = `arn:${this.partition}:cloudfront::${this.account}:distribution/*`;
    this.feedFiles.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.feedFiles.arnForObjects('v1/feeds/*')],
        conditions: { StringLike: { 'AWS:SourceArn': ofOurs } },
      }),
    );
  }

  private randomKey(id: string, what: string, whyNotRotated: string): Secret {
    const secret = new Secret(this, id, {
      description: `Sunshine Bianzhi: ${what}`,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: whyNotRotated });
    return secret;
  }
}

/** What waits, what is due, who did what, and what was done about which unit, of things with a history of their own. */
function indexHistories(table: KeyedTable): void {
  const text = (name: string) => ({ name, type: AttributeType.STRING });
  table.addGlobalSecondaryIndex({
    indexName: 'queue',
    partitionKey: text('queuePk'),
    sortKey: text('queueSk'),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: ['summary'],
  });
  table.addGlobalSecondaryIndex({
    indexName: 'due',
    partitionKey: text('duePk'),
    sortKey: text('dueAt'),
    projectionType: ProjectionType.KEYS_ONLY,
  });
  for (const by of ['actor', 'unit'])
    table.addGlobalSecondaryIndex({
      indexName: by,
      partitionKey: text(`${by}Pk`),
      sortKey: text(`${by}Sk`),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['event'],
    });
}
