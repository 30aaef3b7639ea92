import { RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

type Props = Pick<BucketProps, 'versioned' | 'lifecycleRules' | 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'>;

/** A bucket that is encrypted, answers only over TLS, can never be made public and outlives its stack. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, {
      ...props,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
