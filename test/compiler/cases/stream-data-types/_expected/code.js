// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let data_;
    {
      let members_ = '';
      try {
        let value_;
        value_ = properties_["a"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
        if (value_ === null) value_ = undefined;
        if (value_ !== undefined) {
          members_ = appendS(members_ + (members_ === '' ? "\"text\":\"" : ",\"text\":\""), value_, "record.data.text", run, run.clean, 1) + "\"";
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_1;
        value_1 = properties_["a"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
        if (value_1 === null) value_1 = undefined;
        if (value_1 !== undefined) {
          members_ = appendN(members_ + (members_ === '' ? "\"number\":" : ",\"number\":"), value_1, "record.data.number", run, run.clean, 1);
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_2;
        value_2 = properties_["a"];
        if (value_2 === null) value_2 = undefined;
        if (value_2 !== undefined) {
          members_ = appendBOOL(members_ + (members_ === '' ? "\"truth\":" : ",\"truth\":"), value_2, "record.data.truth", run, run.clean, 1);
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_3;
        value_3 = properties_["a"];
        if (value_3 === null) value_3 = undefined;
        if (value_3 !== undefined) {
          members_ = appendB(members_ + (members_ === '' ? "\"bytes\":\"" : ",\"bytes\":\""), value_3, "record.data.bytes", run, run.clean, 1) + "\"";
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_4;
        value_4 = properties_["a"];
        if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
        if (value_4 === null) value_4 = undefined;
        const set_ = value_4 === undefined ? undefined : appendSS(members_ + (members_ === '' ? "\"strings\":" : ",\"strings\":"), value_4, "record.data.strings", run, run.clean, 1);
        if (set_ !== undefined) {
          members_ = set_;
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_5;
        value_5 = properties_["a"];
        if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "a", run.digits.get(properties_));
        if (value_5 === null) value_5 = undefined;
        const set_1 = value_5 === undefined ? undefined : appendNS(members_ + (members_ === '' ? "\"numbers\":" : ",\"numbers\":"), value_5, "record.data.numbers", run, run.clean, 1);
        if (set_1 !== undefined) {
          members_ = set_1;
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_6;
        value_6 = properties_["a"];
        if (value_6 === null) value_6 = undefined;
        const set_2 = value_6 === undefined ? undefined : appendBS(members_ + (members_ === '' ? "\"byte_set\":" : ",\"byte_set\":"), value_6, "record.data.byte_set", run, run.clean, 1);
        if (set_2 !== undefined) {
          members_ = set_2;
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_7;
        value_7 = properties_["a"];
        if (typeof value_7 === 'number' && run.digits !== undefined) value_7 = exactMember(value_7, "a", run.digits.get(properties_));
        if (value_7 === null) value_7 = undefined;
        if (value_7 !== undefined) {
          members_ = appendL(members_ + (members_ === '' ? "\"list\":" : ",\"list\":"), value_7, "record.data.list", run, run.clean, 1);
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_8;
        value_8 = properties_["a"];
        if (value_8 === null) value_8 = undefined;
        if (value_8 !== undefined) {
          members_ = appendM(members_ + (members_ === '' ? "\"map\":" : ",\"map\":"), value_8, "record.data.map", run, run.clean, 1);
        }
      } catch (thrown) {
        omit(thrown);
      }
      try {
        let value_9;
        value_9 = properties_["a"];
        if (value_9 !== undefined) {
          members_ = appendNULL(members_ + (members_ === '' ? "\"none\":" : ",\"none\":"), value_9, "record.data.none", run, run.clean, 1);
        }
      } catch (thrown) {
        omit(thrown);
      }
      {
        let value_10;
        value_10 = properties_["a"];
        if (typeof value_10 === 'number' && run.digits !== undefined) value_10 = exactMember(value_10, "a", run.digits.get(properties_));
        if (value_10 !== undefined && value_10 !== null && !Array.isArray(value_10)) value_10 = [value_10];
        if (value_10 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"listed\":" : ",\"listed\":"), value_10, "record.data.listed", run, run.clean, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
}
