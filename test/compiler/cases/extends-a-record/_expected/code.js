// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["user_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "user_id", run.digits.get(event));
      if (key_ === undefined || key_ === null) {
        key_ = event["anonymous_id"];
        if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "anonymous_id", run.digits.get(event));
      }
      if (key_ === undefined || key_ === null) {
        key_ = event["event_id"];
        if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      }
      if (key_ === null) key_ = undefined;
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = event["event_id"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "event_id", run.digits.get(event));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"event_id\":" : ",\"event_id\":"), value_, "record.data.event_id", run, run.clean, 1);
        }
      }
      {
        let value_1;
        value_1 = properties_["extra"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "extra", run.digits.get(properties_));
        if (value_1 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"extra\":" : ",\"extra\":"), value_1, "record.data.extra", run, run.clean, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
}
