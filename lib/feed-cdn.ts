import { CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HttpVersion,
  type IOrigin,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ApiStack } from '#lib/api-stack.ts';
import type { DataStack } from '#lib/data-stack.ts';

/** Files of a feed that never change under their names, by their addresses. */
const staticFiles = ['segments/*', 'snapshots/*', 'state/*.ndjson.gz', 'tlog/tile/*'].map(
  (path) => `/v1/feeds/*/${path}`,
);

/** Whether whoever deploys wants a CDN before the feed: context `cdn=true`. */
export const wantsCdn = (scope: Construct): boolean => String(scope.node.tryGetContext('cdn')) === 'true';

/**
 * The feed behind CloudFront: files straight from their bucket, and all else from the API, kept as long as it says itself. Only for
 * reading, without cookies: officers work at the address of the API. Throws for a region of China, where a domain of one's own is needed.
 */
export class FeedCdnStack extends Stack {
  constructor(scope: Construct, id: string, { data, api, ...props }: StackProps & { data: DataStack; api: ApiStack }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: CDN of the feed' });
    if (this.region.startsWith('cn-')) throw new Error(noCdnInChina);
    const apiOrigin = new HttpOrigin(Fn.select(2, Fn.split('/', api.url)));
    // What the bucket does not have, the API explains: gone, with what to take instead, or never there.
    const files = new OriginGroup({
      primaryOrigin: this.bucketOrigin(data),
      fallbackOrigin: apiOrigin,
      fallbackStatusCodes: [403, 404],
    });
    const cachePolicy = this.asTheOriginSays();
    const responseHeadersPolicy = this.withLicence();
    const behaviour = (origin: IOrigin): BehaviorOptions => ({
      origin,
      cachePolicy,
      responseHeadersPolicy,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Sunshine Bianzhi: feed',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: behaviour(apiOrigin),
      additionalBehaviors: Object.fromEntries(staticFiles.map((pattern) => [pattern, behaviour(files)])),
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Open government data may be read from anywhere.' },
      { id: 'AwsSolutions-CFR2', reason: 'Only public files and public reads stand behind it; the API throttles.' },
      { id: 'AwsSolutions-CFR3', reason: 'Who reads open data is nobody’s business: no addresses are kept.' },
      { id: 'AwsSolutions-CFR4', reason: 'The certificate is CloudFront’s own until a domain is added.' },
    );
    new CfnOutput(this, 'FeedUrl', { value: `https://${distribution.distributionDomainName}` });
  }

  /** The bucket by its name alone: its policy, which lets CloudFront in, stands with the data and names no distribution. */
  private bucketOrigin({ feedFiles }: DataStack): IOrigin {
    const bucket = Bucket.fromBucketAttributes(this, 'FeedFiles', {
      bucketName: feedFiles.bucketName,
      bucketRegionalDomainName: feedFiles.bucketRegionalDomainName,
    }) as IBucket;
    const originAccessControl = new S3OriginAccessControl(this, 'Access');
    return S3BucketOrigin.withOriginAccessControl(bucket, { originAccessControl });
  }

  /** A bucket knows no licence: what comes from it says so here, as the API does itself. */
  private withLicence(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'WithLicence', {
      comment: 'Names the licence',
      customHeadersBehavior: {
        customHeaders: [
          { header: 'link', value: '<https://creativecommons.org/licenses/by/4.0/>; rel="license"', override: false },
        ],
      },
    });
  }

  private asTheOriginSays(): CachePolicy {
    return new CachePolicy(this, 'AsTheOriginSays', {
      comment: 'As long as the answer itself says',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
    });
  }
}

const noCdnInChina =
  '中国区域的 CDN 需要已备案的域名，请另行配置 · A CDN in regions of China needs a registered domain: set it up apart';
